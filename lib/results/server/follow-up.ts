import "server-only";
import { type ChangedBy, changedByConsole } from "@/lib/audit/server/audited-change";
import { noteReport } from "@/lib/callbacks/server/note-report";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { jobs } from "@/lib/platform/server/jobs";
import { log } from "@/lib/platform/server/log";
import { nextCheck, type PlannedCheck } from "@/lib/results/next-check";
import { confirmFound, isAlreadyDone } from "@/lib/results/server/confirm-result";
import { type AskedTransaction, readAsked } from "@/lib/results/server/read-asked";
import { REAL, type Surroundings } from "@/lib/results/server/surroundings";
import { planVerifyLog } from "@/lib/results/server/verify-log-schedule";
import { CHECK_QUEUE } from "@/lib/transactions/server/check-schedule";

/** Clocks of console and database need not agree to the millisecond. */
const NOW_MS = 250;
/** A delivery that came before Initialize's answer is looked at again so soon, and less often as time goes by. */
const UNANSWERED_WAIT_MS = { least: 1_000, most: 60_000 };
/** What could not even be asked (its credential does not open, say) is left alone so long. */
const POSTPONED_MS = 2 * 60_000;

/** `again`: another look is planned; `done`: nothing is left to do. */
export type FollowedUp = "again" | "done";

/**
 * Does for one transaction what is to be done now, and plans when it is looked at next: notes what its callbacks
 * report, asks for its result when that is due. Whoever calls it, however often, and several at once, does no harm.
 */
export async function followUp(id: string, on: Surroundings = REAL): Promise<FollowedUp> {
  const by = changedByConsole("results", newId());
  const noted = await noteReport(by, id);
  const asked = await readAsked(id);
  if (!asked) return "done";
  if (noted === "waiting") return planSoon(asked, on);
  const due = nextCheck(asked);
  if (!due || due.at.getTime() > on.now().getTime() + NOW_MS) return planKnown(asked, due, on);
  const postponed = await ask(by, asked, due, on);
  return postponed ? plan(id, { at: postponed, reason: due.reason }) : planNext(id, on);
}

/** Plans the next look by what is stored now. */
export async function planNext(id: string, on: Surroundings = REAL): Promise<FollowedUp> {
  const asked = await readAsked(id);
  return asked ? planKnown(asked, nextCheck(asked), on) : "done";
}

async function planKnown(
  { id, state }: AskedTransaction,
  next: PlannedCheck | null,
  { now }: Surroundings,
): Promise<FollowedUp> {
  if (next) return plan(id, next);
  if (state === "abandoned") await planVerifyLog(id, now());
  return "done";
}

/** Until when asking is put off, when it could not be asked; nothing when it was. */
async function ask(
  by: ChangedBy,
  asked: AskedTransaction,
  { reason }: PlannedCheck,
  on: Surroundings,
): Promise<Date | undefined> {
  try {
    await confirmFound(by, asked, reason, on);
  } catch (error) {
    if (isAlreadyDone(error)) return;
    log.warn({ err: error, transaction: asked.id }, "a result could not be asked for");
    return heldBackUntil(error) ?? new Date(on.now().getTime() + POSTPONED_MS);
  }
}

/** Of a call that had to wait for its turn for too long, or whose kind is paused. */
export function heldBackUntil(error: unknown): Date | undefined {
  const held = error instanceof AppError && "retryAt" in error ? error.retryAt : undefined;
  return held instanceof Date ? held : undefined;
}

function planSoon({ id, createdAt }: AskedTransaction, { now }: Surroundings): Promise<FollowedUp> {
  const { least, most } = UNANSWERED_WAIT_MS;
  const waited = now().getTime() - createdAt.getTime();
  const wait = Math.min(most, Math.max(least, waited / 2));
  return plan(id, { at: new Date(now().getTime() + wait), reason: "callback" });
}

async function plan(id: string, { at, reason }: PlannedCheck): Promise<FollowedUp> {
  await jobs().plan(CHECK_QUEUE, id, at, { reason });
  return "again";
}
