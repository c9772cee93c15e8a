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

type Planned = { id: string; calls: number };

/**
 * Stores an experiment with all of its runs, each with the submission id under which it will be sent once. Sends nothing.
 * A plan that is stored already, because its answer was lost or the button was pressed twice, is answered and nothing more.
 * @throws AppError when any of its calls would be refused by the console, or the device is not the environment's
 */
export async function planExperiment(by: Planner, input: PlanInput, locale: Locale): Promise<Planned> {
  const before = await findPlanned(by, input.id);
  if (before) return before;
  const credential = await usableCredential(input.credentialId);
  const { environment } = credential;
  checkDevice(input, credential);
  const { id, axes, runsPerCell, draft } = input;
  const cells = cellsOf(axes);
  for (const cell of cells) await checkCell(draftOf(draft, cell), environment, locale);
  if (input.presetVersionId) {
    const from = { presetVersionId: input.presetVersionId };
    for (const cell of cells) await checkStartedFrom(by, from, draftOf(draft, cell));
  }
  const calls = countCalls(axes, runsPerCell);
  try {
    await store(by, input, { environment, calls });
    return { id, calls };
  } catch (problem) {
    const other = problem instanceof StoredAlready ? await findPlanned(by, id) : null;
    if (!other) throw problem;
    return other;
  }
}

/** The same plan was quicker; what this one had written is taken back. */
class StoredAlready extends Error {}

/** One's own experiment of this id. @throws AppError when somebody else has one of it */
async function findPlanned({ actor }: Planner, id: string): Promise<Planned | null> {
  const found = await database().labExperiment.findUnique({
    where: { id },
    select: { ownerId: true, _count: { select: { runs: true } } },
  });
  if (!found) return null;
  if (found.ownerId !== actor.personId) throw new AppError("conflict", "lab.problems.taken");
  return { id, calls: found._count.runs };
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
  input: PlanInput,
  { environment, calls }: { environment: Environment; calls: number },
): Promise<void> {
  const { id, draft, axes, name, credentialId, presetVersionId } = input;
  const { runsPerCell, sideBySide, device, quality } = input;
  const { shared, sealed: personSealed } = splitDraft(id, draft);
  const now = new Date();
  await auditedChange(by, async (tx, trail) => {
    const how = { runsPerCell, sideBySide, device, quality: quality ?? null, axes, draft: shared };
    const from = { credentialId, presetVersionId: presetVersionId ?? null, ownerId: by.actor.personId };
    const times = { createdAt: now, movedAt: now };
    const { count } = await tx.labExperiment.createMany({
      data: [{ id, name, state: "planned", personSealed, ...how, ...from, ...times }],
      skipDuplicates: true,
    });
    if (count === 0) throw new StoredAlready();
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
