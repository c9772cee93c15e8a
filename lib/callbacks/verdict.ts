import { type StoredFields, tokenDigests, valuesOf } from "@/lib/callbacks/fields";
import { meaningOf } from "@/lib/callbacks/meaning";
import { REPLAY_MARKER } from "@/lib/callbacks/replay";
import { type SpellingNote, spellingNotes } from "@/lib/callbacks/spelling";

/** What is stored of a transaction that a delivery is held against. Times in milliseconds. */
export type JudgedTransaction = {
  transactionId: string | null;
  /** Where that is known from; `callback` when Initialize was never answered. */
  transactionIdFrom?: string | null;
  /** SHA-256 in hex, null when no token was sent along. */
  callbackTokenHash: string | null;
  answeredAt: number | null;
  deadline: number | null;
  /** Passed of the CheckResult that settled it, null while none has. */
  confirmedPassed?: string | null;
};

/** What is stored of a delivery. `receivedAt` in milliseconds. */
export type JudgedDelivery = { receivedAt: number; fields: StoredFields };

export type TokenVerdict = "right" | "wrong" | "missing";
/**
 * `adopted`: ours was taken from this very delivery, because Initialize was never answered. `not-known-yet`:
 * Initialize has not answered, so there is nothing to compare with.
 */
export type IdVerdict = "equal" | "adopted" | "different" | "missing" | "not-known-yet";

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
  /** Where it departs from the documented spelling. */
  spelling: SpellingNote[];
  /** A console sent it on: it is a repetition of a delivery, made by a person. */
  replay: boolean;
  /** An earlier believed delivery said something else. */
  contradicts: boolean;
  /** Whether CheckResult says the same; null while one of both is silent, or when it is not believed. */
  check: "agrees" | "contradicts" | null;
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
  let mayBeAdopted = transaction.transactionIdFrom === "callback";
  return deliveries.map((delivery) => {
    const print = fingerprint(delivery.fields);
    const occurrence = (seen.get(print) ?? 0) + 1;
    seen.set(print, occurrence);
    const verdict = judgeAlone(transaction, delivery, occurrence);
    if (mayBeAdopted && verdict.token === "right" && verdict.transactionId === "equal") {
      mayBeAdopted = false;
      verdict.transactionId = "adopted";
    }
    if (!verdict.believed) return verdict;
    const meaning = meaningOf(verdict.passed ?? "");
    said.add(meaning);
    return { ...verdict, contradicts: [...said].some((other) => other !== meaning) };
  });
}

/** True for what tells nothing: a probe, or a delivery that cannot show the token. A stranger can send any number. */
export function isNoise({ kind, token }: Pick<DeliveryVerdict, "kind" | "token">): boolean {
  return kind === "probe" || token !== "right";
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
  const believed = token === "right" && transactionId === "equal" && passed !== null;
  return {
    kind,
    token,
    transactionId,
    occurrence,
    lateByMs: deadline === null ? 0 : Math.max(0, receivedAt - deadline),
    early: answeredAt === null || receivedAt < answeredAt,
    passed,
    subCode: onlyValue(valuesOf(fields.pairs, "subCode")),
    spelling: spellingNotes(fields.pairs),
    replay: valuesOf(fields.pairs, REPLAY_MARKER).length > 0,
    contradicts: false,
    check: believed ? compare(passed, transaction.confirmedPassed ?? null) : null,
    believed,
  };
}

function compare(passed: string, confirmed: string | null): DeliveryVerdict["check"] {
  if (confirmed === null) return null;
  return meaningOf(passed) === meaningOf(confirmed) ? "agrees" : "contradicts";
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
