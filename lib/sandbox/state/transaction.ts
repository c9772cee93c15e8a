/** How long a TransactionId lives, in milliseconds. */
export const TRANSACTION_LIFE = 30 * 60_000;

/** How long the vendor keeps a result, in milliseconds. */
export const RESULT_LIFE = 30 * 24 * 60 * 60_000;

const OUTCOMES = ["waiting", "passed", "failed", "abandoned"] as const;

type Outcome = (typeof OUTCOMES)[number];

/** What a device sees: as stored, and `expired` once the deadline went by without an end. */
export type TransactionStatus = Outcome | "expired";

/**
 * What the stand-in keeps of an Initialize call. Times are epoch milliseconds. Of the person nothing is kept:
 * MerchantUserId and MetaInfo are checked and dropped.
 */
export type Transaction = {
  TransactionId: string;
  MerchantBizId: string;
  DocType: string;
  IdSpoof: "Y" | "N";
  backPage: boolean;
  CallbackUrl: string | null;
  CallbackToken: string | null;
  createdAt: number;
  outcome: Outcome;
  SubCode: string | null;
};

export function deadlineOf(transaction: Transaction): number {
  return transaction.createdAt + TRANSACTION_LIFE;
}

/** Expiry is never stored: it follows from the deadline. */
export function statusOf(transaction: Transaction, now: number): TransactionStatus {
  const over = transaction.outcome === "waiting" && now >= deadlineOf(transaction);
  return over ? "expired" : transaction.outcome;
}

/** False once the vendor would have deleted the result. */
export function isKept(transaction: Transaction, now: number): boolean {
  return now < transaction.createdAt + RESULT_LIFE;
}

function textOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}

/** True for a value that was read back from the journal whole. */
export function isTransaction(value: unknown): value is Transaction {
  if (typeof value !== "object" || value === null) return false;
  const it: Partial<Record<keyof Transaction, unknown>> = value;
  return (
    [it.TransactionId, it.MerchantBizId, it.DocType].every((text) => typeof text === "string") &&
    [it.CallbackUrl, it.CallbackToken, it.SubCode].every(textOrNull) &&
    (it.IdSpoof === "Y" || it.IdSpoof === "N") &&
    typeof it.backPage === "boolean" &&
    typeof it.createdAt === "number" &&
    OUTCOMES.some((outcome) => outcome === it.outcome)
  );
}
