import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { changeIf } from "@/lib/audit/server/change-if";
import type { InitializeResult, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { type Clock, systemClock } from "@/lib/kernel/clock";
import { AppError } from "@/lib/kernel/errors";
import { brokenConstraint, isRefusedForGood } from "@/lib/platform/server/database-failure";
import { log } from "@/lib/platform/server/log";
import { planDeadline } from "@/lib/transactions/server/check-schedule";
import {
  type InitializeMove,
  readOutcome,
  readUnstorable,
} from "@/lib/transactions/server/initialize-outcome";
import { moveTransaction } from "@/lib/transactions/server/transaction-writes";
import { abandonedFrom } from "@/lib/transactions/state";
import type { StartedTransaction } from "@/lib/transactions/view";

/** An answer cannot be asked for again: it is held on to while the database is away. Waits in milliseconds. */
const WHILE_SOMEBODY_WAITS = [200, 800, 2_000];
const AFTERWARDS = Array.from({ length: 60 }, () => 10_000);

/** Keeps the outcome of an Initialize that was sent, whatever it is. @throws AppError while the database is away */
export async function storeOutcome(
  by: ChangedBy,
  id: string,
  outcome: VendorOutcome<InitializeResult>,
  sentAt: Date,
  now: Clock = systemClock,
): Promise<StartedTransaction> {
  const move = readOutcome(id, outcome, sentAt, now());
  const write = () => writeOutcome(by, id, move);
  const written = await stored(id, write, WHILE_SOMEBODY_WAITS);
  if (written === null) {
    void stored(id, write, AFTERWARDS);
    throw new AppError("unavailable", "transactions.problems.answerNotStored");
  }
  const { to: state, code, message, requestId } = written;
  return { id, state, code, message, requestId };
}

const ONE_EACH = "transaction_transaction_id_key";

/** Resolves with the move that was written: another one when the database takes no such answer. */
async function writeOutcome(by: ChangedBy, id: string, move: InitializeMove): Promise<InitializeMove> {
  try {
    await writeMove(by, id, move);
    return move;
  } catch (err) {
    if (!isRefusedForGood(err)) throw err;
    log.error({ err, transaction: id }, "an outcome cannot be stored as it is");
    const instead = readUnstorable(move, brokenConstraint(err) === ONE_EACH);
    await writeMove(by, id, instead);
    return instead;
  }
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

/** Tries once, and again after each wait. Null when nothing helped, or nothing more will; never throws. */
async function stored(
  id: string,
  write: () => Promise<InitializeMove>,
  waits: readonly number[],
): Promise<InitializeMove | null> {
  for (const wait of [0, ...waits]) {
    if (wait > 0) await pause(wait);
    try {
      return await write();
    } catch (err) {
      log.error({ err, transaction: id }, "an outcome could not be stored");
      if (isRefusedForGood(err)) return null;
    }
  }
  return null;
}
