/** How long a TransactionId lives, in milliseconds. */
export const TRANSACTION_LIFE = 30 * 60_000;

/** How long the vendor keeps a result, in milliseconds. */
export const RESULT_LIFE = 30 * 24 * 60 * 60_000;

const OUTCOMES = ["waiting", "passed", "failed", "abandoned"] as const;

type Outcome = (typeof OUTCOMES)[number];

/** What DeleteVerifyResult may delete of a result: the pictures, what was read, or both. */
export const DELETE_TYPES = ["Img", "Text", "All"] as const;

export type DeleteType = (typeof DELETE_TYPES)[number];

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
  /** How long its id lives, where a script shortened that. Milliseconds. */
  lifeMs?: number;
  /** Where the person left the device; absent unless one did. */
  left?: LeftAt;
  /** What was deleted by order, each once. */
  deleted?: readonly DeleteType[];
  /** What is deleted as soon as CheckResult has given it once. */
  deleteAfterQuery?: DeleteType;
};

/** Page of the client SDK, as CheckVerifyLog names it in English, and the code with which the SDK ended. */
export type LeftAt = { page: string; errorCode: string };

export function deadlineOf(transaction: Transaction): number {
  return transaction.createdAt + (transaction.lifeMs ?? TRANSACTION_LIFE);
}

/** True when this part of the result is gone; `Img` and `Text` together are `All`. */
export function isDeleted({ deleted = [] }: Transaction, part: DeleteType): boolean {
  const both = deleted.includes("All") || (deleted.includes("Img") && deleted.includes("Text"));
  return both || deleted.includes(part);
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

function isLeftAt(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== "object" || value === null) return false;
  const { page, errorCode }: Partial<Record<keyof LeftAt, unknown>> = value;
  return typeof page === "string" && typeof errorCode === "string";
}

export function isDeleteType(value: unknown): value is DeleteType {
  return DELETE_TYPES.some((type) => type === value);
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
    OUTCOMES.some((outcome) => outcome === it.outcome) &&
    (it.lifeMs === undefined || typeof it.lifeMs === "number") &&
    isLeftAt(it.left) &&
    (it.deleted === undefined || (Array.isArray(it.deleted) && it.deleted.every(isDeleteType))) &&
    (it.deleteAfterQuery === undefined || isDeleteType(it.deleteAfterQuery))
  );
}
