import { ControlError } from "@/lib/sandbox/control/control-error";
import type { Order } from "@/lib/sandbox/control/order";
import type { Runs } from "@/lib/sandbox/scripts/runs";
import type { Aftermath } from "@/lib/sandbox/scripts/schema";
import type { Stage } from "@/lib/sandbox/scripts/stage";
import type { Store } from "@/lib/sandbox/state/store";
import { deadlineOf, statusOf, type TransactionStatus } from "@/lib/sandbox/state/transaction";

export type DeviceParts = { store: Store; stage: Stage; runs: Runs; now: () => number };

/** Callbacks that went out at once, the status that answered the last of them (null when nothing did), and those to come. */
export type OrderOutcome = {
  status: TransactionStatus;
  callback: { sent: boolean; status: number | null; times: number; later: number };
};

/** Plays the person at the device: one of them, and only until the transaction has ended. */
export class Device {
  readonly #parts: DeviceParts;

  constructor(parts: DeviceParts) {
    this.#parts = parts;
  }

  /** What can be seen of a transaction; throws ControlError 404 for an id that is not known. */
  view(id: string) {
    const transaction = this.#parts.store.transaction(id);
    if (!transaction) throw new ControlError(404, "not-found", "There is no transaction of that id.");
    return {
      TransactionId: transaction.TransactionId,
      status: statusOf(transaction, this.#parts.now()),
      docType: transaction.DocType,
      subCode: transaction.SubCode,
      createdAt: new Date(transaction.createdAt).toISOString(),
      deadline: new Date(deadlineOf(transaction)).toISOString(),
    };
  }

  /**
   * Ends a waiting transaction and reports it to its CallbackUrl, which an abandoned one does not get. What the
   * order, or else a script, says of callbacks and results takes the place of that.
   * @throws ControlError 404 for an unknown id, 409 when it has ended or is just ending
   * @throws StateUnavailable when the end could not be written down; the transaction waits on
   */
  async obey(id: string, order: Order, aftermath?: Aftermath): Promise<OrderOutcome> {
    const { stage, runs } = this.#parts;
    const ended = await stage.end(id, order);
    const run = aftermath ? await runs.adopt(ended, aftermath) : runs.of(id);
    const { sent, status, later } = await (run ? stage.report(run.key, ended) : stage.reportAsUsual(ended));
    return { status: ended.outcome, callback: { sent: sent > 0, status, times: sent, later } };
  }
}
