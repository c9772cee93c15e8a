import "server-only";
import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { reachesSandbox } from "@/lib/credentials/server/endpoint-choices";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { AppError, type FieldErrors } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import type { Locale } from "@/lib/kernel/localized-text";
import { cellsOf, countCalls, draftOf, isAxisParameter, orderOfRuns } from "@/lib/lab/grid";
import type { PlanInput } from "@/lib/lab/schema";
import { splitDraft } from "@/lib/lab/server/stored";
import { database } from "@/lib/platform/server/db";
import { checkStartedFrom } from "@/lib/transactions/server/check-started-from";
import { checkDraft } from "@/lib/transactions/server/prepare-call";
import type { Environment } from "@/lib/transactions/view";

type Planner = ChangedBy & { actor: Actor };

/**
 * Stores an experiment with all of its runs, each with the submission id under which it will be sent once. Sends nothing.
 * @throws AppError when any of its calls would be refused by the console, or the device is not the environment's
 */
export async function planExperiment(
  by: Planner,
  input: PlanInput,
  locale: Locale,
): Promise<{ id: string; calls: number }> {
  const credential = await usableCredential(input.credentialId);
  const { environment } = credential;
  checkDevice(input, credential);
  const { axes, runsPerCell, draft } = input;
  const cells = cellsOf(axes);
  for (const cell of cells) await checkCell(draftOf(draft, cell), environment, locale);
  if (input.presetVersionId) {
    const from = { presetVersionId: input.presetVersionId };
    for (const cell of cells) await checkStartedFrom(by, from, draftOf(draft, cell));
  }
  const id = newId();
  const calls = countCalls(axes, runsPerCell);
  await store(by, id, input, { environment, calls });
  return { id, calls };
}

type Usable = { environment: Environment; endpoint: string };

async function usableCredential(credentialId: string): Promise<Usable> {
  const found = await database().credential.findFirst({
    where: { id: credentialId, retiredAt: null },
    select: { environment: true, endpoint: true },
  });
  if (!found) throw new AppError("conflict", "credentials.retired");
  return found;
}

function checkDevice({ device, sideBySide }: PlanInput, credential: Usable): void {
  const actsByItself = device !== "person";
  const tooMany = credential.environment === "live" && sideBySide > 1;
  const fieldErrors: FieldErrors = {
    ...(actsByItself && !reachesSandbox(credential) ? { device: "lab.problems.sandboxOnly" } : {}),
    ...(tooMany ? { sideBySide: "lab.problems.oneDevice" } : {}),
  };
  if (Object.keys(fieldErrors).length > 0) throw new AppError("bad-input", "badInput", { fieldErrors });
}

/** What is wrong with a value that an axis gives is wrong with the axes. */
async function checkCell(draft: InitializeDraft, environment: Environment, locale: Locale): Promise<void> {
  try {
    await checkDraft(draft, environment, locale);
  } catch (problem) {
    if (!(problem instanceof AppError)) throw problem;
    const fieldErrors = Object.fromEntries(
      Object.entries(problem.fieldErrors).map(([field, text]) => [fieldOf(field, draft), text]),
    );
    throw new AppError(problem.code, problem.messageKey, { fieldErrors });
  }
}

function fieldOf(field: string, { pinned }: InitializeDraft): string {
  const name = field.slice("draft.".length);
  return isAxisParameter(name) && pinned.includes(name) ? "axes" : field;
}

async function store(
  by: Planner,
  id: string,
  input: PlanInput,
  { environment, calls }: { environment: Environment; calls: number },
): Promise<void> {
  const { draft, axes, name, credentialId, presetVersionId, runsPerCell, sideBySide, device, quality } =
    input;
  const { shared, sealed: personSealed } = splitDraft(id, draft);
  const now = new Date();
  await auditedChange(by, async (tx, trail) => {
    const how = { runsPerCell, sideBySide, device, quality: quality ?? null, axes, draft: shared };
    const from = { credentialId, presetVersionId: presetVersionId ?? null, ownerId: by.actor.personId };
    const times = { createdAt: now, movedAt: now };
    await tx.labExperiment.create({
      data: { id, name, state: "planned", personSealed, ...how, ...from, ...times },
      select: { id: true },
    });
    await tx.labRun.createMany({
      data: orderOfRuns(cellsOf(axes).length, runsPerCell).map((run, place) => ({
        id: newId(),
        experimentId: id,
        place,
        ...run,
        submissionId: newId(),
        state: "planned",
      })),
    });
    const subject = { type: "experiment", id } as const;
    trail.add({ event: "experiment.planned", subject, data: { credentialId, environment, calls } });
  });
}
