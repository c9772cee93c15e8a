import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { changeIf } from "@/lib/audit/server/change-if";
import type { InitializeResult, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { type Clock, systemClock } from "@/lib/kernel/clock";
import { AppError } from "@/lib/kernel/errors";
import { log } from "@/lib/platform/server/log";
import { planDeadline } from "@/lib/transactions/server/check-schedule";
import { type InitializeMove, readOutcome } from "@/lib/transactions/server/initialize-outcome";
import { moveTransaction } from "@/lib/transactions/server/transaction-writes";
import { abandonedFrom } from "@/lib/transactions/state";
import type { StartedTransaction } from "@/lib/transactions/view";

/** An answer cannot be asked for again: it is held on to while the database is away. Waits in milliseconds. */
const WHILE_SOMEBODY_WAITS = [200, 800, 2_000];
const AFTERWARDS = Array.from({ length: 60 }, () => 10_000);

export async function storeOutcome(
  by: ChangedBy,
  id: string,
  outcome: VendorOutcome<InitializeResult>,
  sentAt: Date,
  now: Clock = systemClock,
): Promise<StartedTransaction> {
  const move = readOutcome(id, outcome, sentAt, now());
  const write = () => writeMove(by, id, move);
  if (!(await stored(id, write, WHILE_SOMEBODY_WAITS))) {
    void stored(id, write, AFTERWARDS);
    throw new AppError("unavailable", "transactions.problems.answerNotStored");
  }
  const { code, message, requestId } = move;
  return { id, state: move.to, code, message, requestId };
}

async function writeMove(by: ChangedBy, id: string, move: InitializeMove): Promise<void> {
  const moved = await changeIf(by, async (tx, trail) => {
    const { to: state, code, httpStatus, requestId } = move;
    trail.add({
      event: "transaction.answered",
      subject: { type: "transaction", id },
      data: { state, code, httpStatus, requestId },
    });
    return moveTransaction(tx, id, state, move.data);
  });
  if (!moved) log.warn({ transaction: id, to: move.to }, "an outcome found its transaction moved on");
  const { deadline, durationMs } = move;
  if (moved && deadline) planDeadline(id, abandonedFrom(deadline, durationMs));
}

/** Tries once, and again after each wait. False when nothing helped; never throws. */
async function stored(id: string, write: () => Promise<void>, waits: readonly number[]): Promise<boolean> {
  for (const wait of [0, ...waits]) {
    if (wait > 0) await pause(wait);
    try {
      await write();
      return true;
    } catch (err) {
      log.error({ err, transaction: id }, "an outcome could not be stored");
    }
  }
  return false;
}
