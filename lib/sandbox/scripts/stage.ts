import { ControlError } from "@/lib/sandbox/control/control-error";
import type { Order } from "@/lib/sandbox/control/order";
import { callAddress, type NearOrigins } from "@/lib/sandbox/http/call-address";
import { callbackCall } from "@/lib/sandbox/operations/callback-address";
import { type PlannedCallback, planCallbacks, USUAL_CALLBACK } from "@/lib/sandbox/scripts/callback-plan";
import type { Run } from "@/lib/sandbox/scripts/run";
import type { Runs } from "@/lib/sandbox/scripts/runs";
import type { DeviceStep } from "@/lib/sandbox/scripts/schema";
import { StateUnavailable } from "@/lib/sandbox/state/journal";
import type { Store } from "@/lib/sandbox/state/store";
import { statusOf, type Transaction } from "@/lib/sandbox/state/transaction";

export type StageParts = {
  store: Store;
  runs: Runs;
  now: () => number;
  callbackTimeout: number;
  near: NearOrigins;
  report?: (error: unknown) => void;
};

/** What was sent at once: how many, the status that answered the last of them, and how many are still to come. */
export type Reported = { sent: number; status: number | null; later: number };

function orderOf({ does, subCode = "205", page = "OCR_SCAN", errorCode = "1006" }: DeviceStep): Order {
  if (does === "pass") return { order: "pass" };
  return does === "fail" ? { order: "fail", subCode } : { order: "abandon", left: { page, errorCode } };
}

function afterOrder(transaction: Transaction, order: Order): Transaction {
  if (order.order === "pass") return { ...transaction, outcome: "passed", SubCode: "200" };
  if (order.order === "fail") return { ...transaction, outcome: "failed", SubCode: order.subCode };
  return { ...transaction, outcome: "abandoned", left: order.left };
}

/** Ends transactions and sends their callbacks: at an order, or by itself where a script says when. */
export class Stage {
  readonly #parts: StageParts;
  readonly #ending = new Set<string>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(parts: StageParts) {
    this.#parts = parts;
  }

  /**
   * Ends a waiting transaction, once.
   * @throws ControlError 404 for an unknown id, 409 when it has ended or is just ending
   * @throws StateUnavailable when the end could not be written down; the transaction waits on
   */
  async end(id: string, order: Order): Promise<Transaction> {
    const { store, now } = this.#parts;
    const transaction = store.transaction(id);
    if (!transaction) throw new ControlError(404, "not-found", "There is no transaction of that id.");
    const status = this.#ending.has(id) ? "ending" : statusOf(transaction, now());
    if (status !== "waiting") throw new ControlError(409, "already-ended", `The transaction is ${status}.`);
    const ended = afterOrder(transaction, order);
    this.#ending.add(id);
    try {
      await store.keep(ended);
    } finally {
      this.#ending.delete(id);
    }
    return ended;
  }

  /** The one right callback, for a transaction that no script speaks of. */
  async reportAsUsual(ended: Transaction): Promise<Reported> {
    const address = ended.outcome === "abandoned" ? null : callbackCall(ended, USUAL_CALLBACK);
    if (address === null) return { sent: 0, status: null, later: 0 };
    return { sent: 1, status: await this.#call(address), later: 0 };
  }

  /** Initialize was carried out for a script: what comes before its answer happens here and is waited for. */
  async opened(key: string, TransactionId: string): Promise<void> {
    const run = await this.#parts.runs.change(key, (known) => ({ ...known, TransactionId }));
    if (!run?.script.device || !run.script.callbacks?.some(({ when }) => when === "before-answer")) return;
    const ended = await this.end(TransactionId, orderOf(run.script.device));
    await this.#markEnded(key);
    for (const planned of planCallbacks(run.script, ended.outcome)) {
      if (planned.when === "before-answer") await this.#send(key, ended, planned);
    }
  }

  /** The answer to Initialize has gone out or was lost: the device may begin. */
  begin(key: string): void {
    const run = this.#parts.runs.ofKey(key);
    const transaction = run?.TransactionId ? this.#parts.store.transaction(run.TransactionId) : undefined;
    if (run && transaction) this.#goOn(run, transaction, this.#parts.now());
  }

  /** Takes up, after a restart, what was still to happen. A callback just being sent then may be sent twice. */
  resume(): void {
    for (const run of this.#parts.runs.all()) {
      const transaction = run.TransactionId ? this.#parts.store.transaction(run.TransactionId) : undefined;
      if (transaction) this.#goOn(run, transaction, transaction.createdAt);
    }
  }

  /** Sends what is due at a transaction's end and plans the rest. */
  async report(key: string, ended: Transaction): Promise<Reported> {
    const run = await this.#markEnded(key);
    const left = run ? planCallbacks(run.script, ended.outcome).slice(run.sent.length) : [];
    const endedAt = run?.endedAt ?? this.#parts.now();
    const due = left.filter(({ dueMs }) => dueMs === 0);
    let status: number | null = null;
    for (const planned of due) status = await this.#send(key, ended, planned);
    const later = left.filter(({ dueMs }) => dueMs > 0);
    for (const planned of later) this.#at(endedAt + planned.dueMs, () => this.#send(key, ended, planned));
    return { sent: due.length, status, later: later.length };
  }

  /** Forgets what is planned; the journal knows it still. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #goOn({ key, script, endedAt }: Run, transaction: Transaction, from: number): void {
    const { device } = script;
    if (endedAt !== null) this.#at(0, () => this.report(key, transaction));
    else if (device && transaction.outcome === "waiting") {
      this.#at(from + device.afterMs, async () => {
        await this.report(key, await this.end(transaction.TransactionId, orderOf(device)));
      });
    }
  }

  #markEnded(key: string): Promise<Run | undefined> {
    const { runs, now } = this.#parts;
    return runs.change(key, (run) => ({ ...run, endedAt: run.endedAt ?? now() }));
  }

  async #send(key: string, ended: Transaction, planned: PlannedCallback): Promise<number | null> {
    const { runs, now } = this.#parts;
    const address = callbackCall(ended, planned);
    const status = address === null ? null : await this.#call(address);
    await runs.change(key, (run) => ({ ...run, sent: [...run.sent, { at: now(), status }] }));
    return status;
  }

  #call(address: string): Promise<number | null> {
    return callAddress(address, this.#parts.callbackTimeout, this.#parts.near);
  }

  #at(time: number, act: () => Promise<unknown>): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        act().catch((error: unknown) => {
          // A person was quicker, or the disk is full: neither is a bug of ours.
          if (error instanceof ControlError || error instanceof StateUnavailable) return;
          this.#parts.report?.(error);
        });
      },
      Math.max(0, time - this.#parts.now()),
    );
    this.#timers.add(timer);
  }
}
