import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { changeIf } from "@/lib/audit/server/change-if";
import type { Lane } from "@/lib/limits/server/lane";
import { tellOfRoom } from "@/lib/limits/server/tell-of-room";

/** Minutes. Each opening in a row lasts twice as long as the one before. */
const FIRST = { atOnce: 10, repeated: 1 } as const;
const LONGEST = 30;

/** So many refusals with one Code in a row are no accident. */
export const REFUSALS_IN_A_ROW = 5;

/**
 * How long a breaker stays open, in milliseconds, when it was open `openings` times in a row before. In the sandbox a
 * minute lasts a second: there one wants to see it open and close.
 */
export function openFor(openings: number, atOnce: boolean, sandbox: boolean): number {
  const minutes = Math.min(LONGEST, (atOnce ? FIRST.atOnce : FIRST.repeated) * 2 ** openings);
  return minutes * (sandbox ? 1_000 : 60_000);
}

const OPEN = `UPDATE call_pace SET open_code = $4, open_until = $5, openings = openings + 1,
  refusals = 0, refusal_code = NULL, trial_until = NULL
WHERE account = $1 AND region = $2 AND operation = $3 AND (open_code IS NULL OR open_until <= clock_timestamp())`;

/** The breaker of one account or key in a lane. `credentialId` is what the trail hangs it on. */
export type Breaker = Pick<Lane, "account" | "region" | "operation"> & { credentialId: string };

/** Pauses the calls. False when they are paused already: a refusal that was under way adds nothing. */
export async function openBreaker(
  by: ChangedBy,
  breaker: Breaker,
  code: string,
  until: Date,
): Promise<boolean> {
  const { account, region, operation, credentialId } = breaker;
  const opened = await changeIf(by, async (tx, trail) => {
    trail.add({
      event: "breaker.opened",
      subject: { type: "credential", id: credentialId },
      data: { account, region, operation, code, until: until.toISOString() },
    });
    const values = [account, region, operation, code, until];
    return (await tx.runLast({ name: "open-breaker", text: OPEN, values })) === 1;
  });
  if (opened) tellOfRoom();
  return opened;
}

const CLOSE = `UPDATE call_pace SET open_code = NULL, open_until = NULL, openings = 0,
  refusals = 0, refusal_code = NULL, trial_until = NULL
WHERE account = $1 AND region = $2 AND operation = $3 AND open_code IS NOT NULL
  AND ($4 OR open_until <= clock_timestamp())`;

/** Lets calls out again: after a good trial (`early` false), or early, by hand. False when there is nothing to close. */
export async function closeBreaker(by: ChangedBy, breaker: Breaker, early: boolean): Promise<boolean> {
  const { account, region, operation, credentialId } = breaker;
  const closed = await changeIf(by, async (tx, trail) => {
    trail.add({
      event: "breaker.closed",
      subject: { type: "credential", id: credentialId },
      data: { account, region, operation },
    });
    const values = [account, region, operation, early];
    return (await tx.runLast({ name: "close-breaker", text: CLOSE, values })) === 1;
  });
  if (closed) tellOfRoom();
  return closed;
}
