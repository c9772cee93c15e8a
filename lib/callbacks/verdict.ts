import { type StoredFields, tokenDigests, valuesOf } from "@/lib/callbacks/fields";

/** What is stored of a transaction that a delivery is held against. Times in milliseconds. */
export type JudgedTransaction = {
  transactionId: string | null;
  /** SHA-256 in hex, null when no token was sent along. */
  callbackTokenHash: string | null;
  answeredAt: number | null;
  deadline: number | null;
};

/** What is stored of a delivery. `receivedAt` in milliseconds. */
export type JudgedDelivery = { receivedAt: number; fields: StoredFields };

export type TokenVerdict = "right" | "wrong" | "missing";
/** `not-known-yet`: Initialize has not answered, so there is nothing to compare with. */
export type IdVerdict = "equal" | "different" | "missing" | "not-known-yet";

export type DeliveryVerdict = {
  /** A probe carries no fields: the vendor looks whether the address answers. */
  kind: "probe" | "report";
  token: TokenVerdict;
  transactionId: IdVerdict;
  /** 1 for the first of its kind, 2 and more for repetitions of the same fields. */
  occurrence: number;
  /** Milliseconds past the deadline, 0 when on time. */
  lateByMs: number;
  /** It came before Initialize had answered. */
  early: boolean;
  /** As spelled by the sender; null when absent, or given twice with different values. */
  passed: string | null;
  subCode: string | null;
  /** An earlier believed delivery said something else. */
  contradicts: boolean;
  /** Right token, our TransactionId and one clear `passed`: a hint worth a CheckResult. Never more than a hint. */
  believed: boolean;
};

/** Judges every delivery of one transaction, oldest first, from what is stored alone: the same facts, the same verdicts. */
export function judgeDeliveries(
  transaction: JudgedTransaction,
  deliveries: readonly JudgedDelivery[],
): DeliveryVerdict[] {
  const seen = new Map<string, number>();
  const said = new Set<string>();
  return deliveries.map((delivery) => {
    const print = fingerprint(delivery.fields);
    const occurrence = (seen.get(print) ?? 0) + 1;
    seen.set(print, occurrence);
    const verdict = judgeAlone(transaction, delivery, occurrence);
    if (!verdict.believed) return verdict;
    const meaning = meaningOf(verdict.passed ?? "");
    said.add(meaning);
    return { ...verdict, contradicts: [...said].some((other) => other !== meaning) };
  });
}

function judgeAlone(
  transaction: JudgedTransaction,
  { receivedAt, fields }: JudgedDelivery,
  occurrence: number,
): DeliveryVerdict {
  const { deadline, answeredAt } = transaction;
  const kind = fields.pairs.length === 0 ? "probe" : "report";
  const token = judgeToken(transaction.callbackTokenHash, tokenDigests(fields.pairs));
  const transactionId = judgeId(transaction.transactionId, valuesOf(fields.pairs, "transactionId"));
  const passed = onlyValue(valuesOf(fields.pairs, "passed"));
  return {
    kind,
    token,
    transactionId,
    occurrence,
    lateByMs: deadline === null ? 0 : Math.max(0, receivedAt - deadline),
    early: answeredAt === null || receivedAt < answeredAt,
    passed,
    subCode: onlyValue(valuesOf(fields.pairs, "subCode")),
    contradicts: false,
    believed: token === "right" && transactionId === "equal" && passed !== null,
  };
}

function judgeToken(expected: string | null, given: readonly string[]): TokenVerdict {
  if (given.length === 0) return "missing";
  if (expected === null) return "wrong";
  // All of them: a stranger must not slip a wrong one in beside a right one, in whichever place.
  return given.map((digest) => sameDigest(digest, expected)).every(Boolean) ? "right" : "wrong";
}

function judgeId(ours: string | null, given: readonly string[]): IdVerdict {
  if (given.length === 0) return "missing";
  if (ours === null) return "not-known-yet";
  return given.every((each) => each === ours) ? "equal" : "different";
}

/** The one value that was given, once or several times alike. */
function onlyValue(values: readonly string[]): string | null {
  const [first] = values;
  return first !== undefined && first !== "" && values.every((value) => value === first) ? first : null;
}

/** Looks at every character, so that the time it takes says nothing about where two digests differ. */
function sameDigest(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < b.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}

/** The same fields in another order or spelling of names are the same delivery again. */
function fingerprint({ pairs }: StoredFields): string {
  return JSON.stringify(pairs.map(([name, value]) => JSON.stringify([name.toLowerCase(), value])).sort());
}

const MEANINGS: Record<string, string> = {
  Y: "Y",
  T: "Y",
  TRUE: "Y",
  "200": "Y",
  N: "N",
  F: "N",
  FALSE: "N",
};

/** `passed` is spelled in several ways across sister products; an unknown spelling means only itself. */
export function meaningOf(passed: string): string {
  const spelled = passed.trim().toUpperCase();
  return MEANINGS[spelled] ?? spelled;
}
