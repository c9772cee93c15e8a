import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { AppError } from "@/lib/kernel/errors";
import { planLook } from "@/lib/lab/server/look";
import { moveExperiment } from "@/lib/lab/server/move";
import type { ExperimentState, PauseReason } from "@/lib/lab/view";
import { database } from "@/lib/platform/server/db";

type Mover = ChangedBy & { actor: Actor };

/**
 * Begins to send. With a live credential the number of calls must be confirmed, for they are billed.
 * @throws AppError when it is somebody else's, was started before, or the number is not the one of the plan
 */
export async function startExperiment(by: Mover, id: string, confirmedCalls: number | null): Promise<void> {
  const { environment, calls, credentialId } = await ownExperiment(by, id);
  if (confirmedCalls === null ? environment === "live" : confirmedCalls !== calls) {
    const fieldErrors = { confirmedCalls: "lab.problems.confirmCalls" };
    throw new AppError("bad-input", "lab.problems.confirmCalls", { values: { calls }, fieldErrors });
  }
  await run(by, { id, credentialId }, "planned");
}

/** Goes on sending where it stopped. @throws AppError when it is somebody else's, or does not stand still */
export async function resumeExperiment(by: Mover, id: string): Promise<void> {
  const { credentialId } = await ownExperiment(by, id);
  await run(by, { id, credentialId }, "paused");
}

/** Nothing is sent once this has resolved; a call that is under way is answered and kept. @throws AppError */
export async function pauseExperiment(by: ChangedBy, id: string): Promise<void> {
  const reason: PauseReason = "person";
  if (!(await moveExperiment(by, id, ["running"], "paused", { reason }))) throw await cannotMove(id);
}

/**
 * Ends it for good: what was not sent never is, the person is forgotten, open transactions run out.
 * @throws AppError when there is none, or it has ended
 */
export async function cancelExperiment(by: ChangedBy, id: string): Promise<void> {
  const notOver: ExperimentState[] = ["planned", "running", "paused"];
  if (!(await moveExperiment(by, id, notOver, "cancelled"))) throw await cannotMove(id);
}

type Experiment = { id: string; credentialId: string };

async function run(by: Mover, experiment: Experiment, from: ExperimentState): Promise<void> {
  const { id } = experiment;
  if (!(await moveExperiment(by, id, [from], "running"))) throw await cannotMove(id);
  await planLook(experiment, new Date());
}

async function ownExperiment({ actor }: Mover, id: string) {
  const found = await database().labExperiment.findUnique({
    where: { id },
    select: {
      ownerId: true,
      credentialId: true,
      credential: { select: { environment: true } },
      _count: { select: { runs: true } },
    },
  });
  if (!found) throw new AppError("not-found", "lab.problems.notThere");
  if (found.ownerId !== actor.personId) throw new AppError("not-allowed", "lab.problems.notYours");
  const { credentialId, credential, _count } = found;
  return { environment: credential.environment, calls: _count.runs, credentialId };
}

async function cannotMove(id: string): Promise<AppError> {
  const there = (await database().labExperiment.count({ where: { id } })) > 0;
  return there
    ? new AppError("conflict", "lab.problems.moved")
    : new AppError("not-found", "lab.problems.notThere");
}
