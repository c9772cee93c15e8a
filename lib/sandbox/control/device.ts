import { ControlError } from "@/lib/sandbox/control/control-error";
import type { Order } from "@/lib/sandbox/control/order";
import { callAddress } from "@/lib/sandbox/http/call-address";
import { callbackCall } from "@/lib/sandbox/operations/callback-address";
import type { Store } from "@/lib/sandbox/state/store";
import {
  deadlineOf,
  statusOf,
  type Transaction,
  type TransactionStatus,
} from "@/lib/sandbox/state/transaction";

export type DeviceParts = { store: Store; now: () => number; callbackTimeout: number };

/** `sent` says that a callback went out, `status` what answered it: null when nothing did. */
export type OrderOutcome = {
  status: TransactionStatus;
  callback: { sent: boolean; status: number | null };
};

function afterOrder(transaction: Transaction, order: Order): Transaction {
  if (order.order === "pass") return { ...transaction, outcome: "passed", SubCode: "200" };
  if (order.order === "fail") return { ...transaction, outcome: "failed", SubCode: order.subCode };
  return { ...transaction, outcome: "abandoned", left: order.left };
}

/** Plays the person at the device: one of them, and only until the transaction has ended. */
export class Device {
  readonly #parts: DeviceParts;
  readonly #busy = new Set<string>();

  constructor(parts: DeviceParts) {
    this.#parts = parts;
  }

  /** What can be seen of a transaction; throws ControlError 404 for an id that is not known. */
  view(id: string) {
    const transaction = this.#transaction(id);
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
   * Ends a waiting transaction and reports it to its CallbackUrl, which an abandoned one does not get.
   * @throws ControlError 404 for an unknown id, 409 when it has ended or is just ending
   * @throws StateUnavailable when the end could not be written down; the transaction waits on
   */
  async obey(id: string, order: Order): Promise<OrderOutcome> {
    const ended = await this.#end(this.#transaction(id), order);
    const address =
      order.order === "abandon" ? null : callbackCall(ended, order.order === "pass" ? "Y" : "N");
    const callback =
      address === null
        ? { sent: false, status: null }
        : { sent: true, status: await callAddress(address, this.#parts.callbackTimeout) };
    return { status: ended.outcome, callback };
  }

  async #end(transaction: Transaction, order: Order): Promise<Transaction> {
    const id = transaction.TransactionId;
    const status = this.#busy.has(id) ? "ending" : statusOf(transaction, this.#parts.now());
    if (status !== "waiting") throw new ControlError(409, "already-ended", `The transaction is ${status}.`);
    const ended = afterOrder(transaction, order);
    this.#busy.add(id);
    try {
      await this.#parts.store.keep(ended);
    } finally {
      this.#busy.delete(id);
    }
    return ended;
  }

  #transaction(id: string): Transaction {
    const transaction = this.#parts.store.transaction(id);
    if (!transaction) throw new ControlError(404, "not-found", "There is no transaction of that id.");
    return transaction;
  }
}
