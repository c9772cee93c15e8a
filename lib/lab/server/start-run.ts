import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import type { MoveReason } from "@/lib/lab/server/move";
import { orderScript } from "@/lib/lab/server/order-script";
import { CHECKED_IN, problemOf } from "@/lib/lab/server/problem";
import { draftOfRun, scriptOfRun } from "@/lib/lab/server/run-call";
import { mustStillRun, Stopped } from "@/lib/lab/server/still-runs";
import type { StoredExperiment, StoredRun } from "@/lib/lab/server/stored";
import { HeldBack } from "@/lib/limits/server/held-back";
import { SealError } from "@/lib/platform/server/seal";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import type { TransactionState } from "@/lib/transactions/state";

/** What became of the attempt to start one run. */
export type Attempt =
  | { kind: "started"; state: TransactionState }
  /** Nothing was sent, or it is not known yet; it is looked at again then. */
  | { kind: "later"; at: Date }
  /** The console refused this one call; `problem` as `problemOf` makes it. */
  | { kind: "refused"; problem: string }
  /** The next one would be refused for the same reason. */
  | { kind: "pause"; why: MoveReason }
  /** The experiment does not run any more. */
  | { kind: "stopped" };

/** How soon whatever did not answer is asked again. */
const AGAIN_MS = 15_000;

/**
 * Sends one run, in its owner's name and under the submission id that came with the plan: tried again, by whomever, it
 * finds what it has become and calls nobody.
 */
export async function startRun(experiment: StoredExperiment, run: StoredRun, actor: Actor): Promise<Attempt> {
  const { credentialId, presetVersionId } = experiment;
  const { submissionId } = run;
  const by = { actor, label: actor.name, requestId: newId() };
  try {
    const draft = draftOfRun(experiment, run);
    const script = scriptOfRun(experiment, run, draft);
    if (script) await orderScript(draft.MerchantBizId, script);
    const input = { submissionId, credentialId, presetVersionId, draft };
    const started = await startTransaction(by, input, CHECKED_IN, (tx) => mustStillRun(tx, submissionId));
    return { kind: "started", state: started.state };
  } catch (problem) {
    return afterProblem(problem);
  }
}

/** @throws what nobody expected: the job is done again, and finds out what has happened */
function afterProblem(problem: unknown): Attempt {
  if (problem instanceof Stopped) return { kind: "stopped" };
  if (problem instanceof HeldBack) return { kind: "later", at: problem.retryAt };
  if (problem instanceof SealError) return { kind: "pause", why: { reason: "person-lost" } };
  if (!(problem instanceof AppError)) throw problem;
  const { code, messageKey } = problem;
  if (code === "unavailable") return { kind: "later", at: new Date(Date.now() + AGAIN_MS) };
  if (messageKey === "credentials.retired") return { kind: "pause", why: { reason: "credential-retired" } };
  if (messageKey.startsWith("presets.")) {
    return { kind: "pause", why: { reason: "preset", detail: messageKey } };
  }
  return { kind: "refused", problem: problemOf(problem) };
}
