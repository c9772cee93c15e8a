import { createHash } from "node:crypto";
import { isRefusalCode, type RefusalCode } from "@/lib/sandbox/gateway/codes";
import { type Run, readRun } from "@/lib/sandbox/scripts/run";
import { isKept, isTransaction, RESULT_LIFE, type Transaction } from "@/lib/sandbox/state/transaction";

/** An order to answer the next `times` calls of an action with a code; `Success` lets them through. */
export type PlannedAnswer = { code: RefusalCode | "Success"; status: number; times: number };

/** One line of the journal. The last one about a thing is what holds. */
export type StateRecord =
  | { is: "transaction"; value: Transaction }
  | { is: "nonce"; digest: string; until: number }
  | { is: "plan"; action: string; answers: PlannedAnswer[] }
  | { is: "run"; value: Run };

/** What a nonce is remembered by: its length is the caller's choice, the room it takes is ours. */
export function nonceDigest(accessKeyId: string, nonce: string): string {
  return createHash("sha256")
    .update(JSON.stringify([accessKeyId, nonce]))
    .digest("base64url");
}

function isPlannedAnswer(value: unknown): value is PlannedAnswer {
  if (typeof value !== "object" || value === null) return false;
  const { code, status, times }: Partial<Record<keyof PlannedAnswer, unknown>> = value;
  return (isRefusalCode(code) || code === "Success") && Number.isInteger(status) && Number.isInteger(times);
}

/** The state as it follows from the records. Only `apply` changes it. */
export class Memory {
  readonly transactions = new Map<string, Transaction>();
  readonly nonces = new Map<string, number>();
  readonly plans = new Map<string, PlannedAnswer[]>();
  readonly runs = new Map<string, Run>();
  /** Keys of runs by the TransactionId they came to. */
  readonly runKeys = new Map<string, string>();

  /** Takes a record in; one that is none of ours (an older or newer version wrote it) is passed over. */
  apply(record: unknown): void {
    if (typeof record !== "object" || record === null || !("is" in record)) return;
    const { is, value, digest, until, action, answers }: Record<string, unknown> = { ...record };
    if (is === "transaction" && isTransaction(value)) this.transactions.set(value.TransactionId, value);
    if (is === "nonce" && typeof digest === "string" && typeof until === "number") {
      this.nonces.set(digest, until);
    }
    if (is === "plan" && typeof action === "string" && Array.isArray(answers)) {
      this.plans.set(action, answers.filter(isPlannedAnswer));
    }
    const run = is === "run" ? readRun(value) : null;
    if (run) this.runs.set(run.key, run);
    if (run?.TransactionId) this.runKeys.set(run.TransactionId, run.key);
  }

  /** Drops nonces that the clock refuses anyway and results that the vendor would have deleted. */
  forgetOld(now: number): void {
    for (const [digest, until] of this.nonces) if (until <= now) this.nonces.delete(digest);
    for (const [id, transaction] of this.transactions) {
      if (!isKept(transaction, now)) this.transactions.delete(id);
    }
    for (const [key, { registeredAt, TransactionId }] of this.runs) {
      if (now < registeredAt + RESULT_LIFE) continue;
      this.runs.delete(key);
      if (TransactionId) this.runKeys.delete(TransactionId);
    }
  }

  /** The fewest records that say the same. */
  records(): StateRecord[] {
    return [
      ...[...this.transactions.values()].map((value): StateRecord => ({ is: "transaction", value })),
      ...[...this.nonces].map(([digest, until]): StateRecord => ({ is: "nonce", digest, until })),
      ...[...this.runs.values()].map((value): StateRecord => ({ is: "run", value })),
      ...[...this.plans].map(([action, answers]): StateRecord => ({ is: "plan", action, answers })),
    ];
  }
}
