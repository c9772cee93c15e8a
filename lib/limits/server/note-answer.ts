import "server-only";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import type { VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { newId } from "@/lib/kernel/ids";
import { type CodeEffect, effectOf } from "@/lib/limits/code-effects";
import type { PacedOperation } from "@/lib/limits/operations";
import { closeBreaker, openBreaker, openFor, REFUSALS_IN_A_ROW } from "@/lib/limits/server/breaker";
import { type Lane, laneOf, type PacedCredential } from "@/lib/limits/server/lane";
import { countRefusal, endTrial, forgetRefusals, slowDown } from "@/lib/limits/server/pace-sql";
import { log } from "@/lib/platform/server/log";

/**
 * Lets the pace and the breaker learn from what became of a call. Never throws: what was answered counts, whether or
 * not it could be learned from.
 */
export async function noteAnswer(
  credential: PacedCredential,
  operation: PacedOperation,
  outcome: VendorOutcome<unknown>,
): Promise<void> {
  try {
    await learn(credential, laneOf(credential, operation), outcome);
  } catch (err) {
    log.error({ err, credential: credential.id, operation }, "an answer taught the pace nothing");
  }
}

async function learn(
  credential: PacedCredential,
  lane: Lane,
  outcome: VendorOutcome<unknown>,
): Promise<void> {
  if (outcome.kind === "unanswered") return endTrial(lane);
  const effect = effectOf(outcome.code);
  if (effect.kind === "heard") return afterAllIsWell(credential, lane);
  if (effect.kind === "slower") await slowDown(lane);
  if (effect.kind === "refused") await afterRefusal(credential, lane, outcome.code, effect);
  // What was refused to the key says nothing of the account's own breaker, and the other way about.
  await endTrial(lane);
}

const theConsole = () => changedByConsole("rate limiter", newId());

async function afterAllIsWell({ id }: PacedCredential, lane: Lane): Promise<void> {
  for (const account of await forgetRefusals(lane)) {
    await closeBreaker(theConsole(), { ...lane, account, credentialId: id }, false);
  }
}

async function afterRefusal(
  { id, environment }: PacedCredential,
  lane: Lane,
  code: string,
  { whose, atOnce }: Extract<CodeEffect, { kind: "refused" }>,
): Promise<void> {
  const account = whose === "key" ? lane.key : lane.account;
  const { refusals, openings, now, wasTrial } = await countRefusal(lane, account, code);
  if (!atOnce && !wasTrial && refusals < REFUSALS_IN_A_ROW) return;
  const until = new Date(now.getTime() + openFor(openings, atOnce, environment === "sandbox"));
  await openBreaker(theConsole(), { ...lane, account, credentialId: id }, code, until);
}
