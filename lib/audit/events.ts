/**
 * Everything the trail can say, each event with the facts it carries. Facts are ids, codes, counts and words of
 * the console: never a secret, never personal data of the one who is verified.
 */
export type EventData = {
  "console.initialized": { adminId: string };
  "person.added": { role: string };
  "person.role-changed": { from: string; to: string };
  "person.disabled": { sessionsRevoked: number };
  "person.enabled": Record<string, never>;
  "person.password-changed": { sessionsRevoked: number };
  "person.password-reset": { sessionsRevoked: number };
  "session.started": { personId: string };
  "session.ended": { personId: string };
  "session.revoked": { personId: string };
  "credential.added": {
    name: string;
    environment: string;
    endpoint: string;
    account: string | null;
    secretLastFour: string;
  };
  "credential.account-changed": { from: string | null; to: string | null };
  "credential.retired": { name: string };
  "transaction.requested": {
    environment: string;
    credentialId: string;
    docType: string;
    merchantBizId: string;
  };
  "transaction.not-started": { reason: string; fields?: string[] };
  "transaction.answered": {
    state: string;
    code: string | null;
    httpStatus: number | null;
    requestId: string | null;
  };
  "transaction.reported": { passed: string | null; deliveryId: string };
  "transaction.checked": {
    reason: string;
    code: string;
    passed: string | null;
    subCode: string | null;
    requestId: string | null;
  };
  "transaction.settled": {
    state: string;
    passed: string | null;
    subCode: string | null;
    /** Whether a callback had said the same: `agrees`, `contradicts`, or null when none had said anything. */
    callback: string | null;
  };
  "transaction.revealed": { what: string };
  "transaction.resolved": { transactionId: string; deliveryId: string };
  "transaction.closed": { reason: string };
  "transaction.log-checked": { reason: string; code: string; verifyStatus: string | null };
  /** `outcome`: "asked" before anything is sent, then "answered", or why it was not sent or not answered. */
  "callback.forwarded": { deliveryId: string; origin: string; outcome: string; httpStatus: number | null };
  "result.revealed": { what: string; reason: string };
  "result.erased": { erasureId: string; reason: string };
  "result.erased-at-vendor": { erasureId: string; code: string; requestId: string | null };
  "retention.applied": { kind: string; count: number; olderThan: string };
  /** What an earlier version stored in the clear. */
  "retention.sealed": { kind: string; count: number };
  "setting.changed": { key: string; from: string; to: string };
  "breaker.opened": { account: string; region: string; operation: string; code: string; until: string };
  "breaker.closed": { account: string; region: string; operation: string };
  "device.ordered": { order: string; subCode: string | null };
  "scenario.run": { scenario: string };
  "preset.saved": { name: string; version: number; shared: boolean };
  "preset.archived": { name: string };
  "pairing.begun": Record<string, never>;
  "pairing.claimed": Record<string, never>;
  /** A code that was right once: `used`, `expired` or `ended`. Guesses are only counted. */
  "pairing.refused": { reason: string };
  "pairing.handed-over": { transactionId: string };
  "pairing.ended": Record<string, never>;
  "experiment.planned": { credentialId: string; environment: string; calls: number };
  /** `reason` is one of lab's words for why it stands still, and null for other moves. */
  "experiment.moved": { from: string; to: string; reason: string | null };
  /** The console would not send this one; `problem` is a key of the messages or a rule's id. */
  "experiment.run-refused": { runId: string; problem: string };
  /** The vendor had throttled it, so that it was certainly not executed. `times` counts from 1. */
  "experiment.run-repeated": { runId: string; times: number };
  /** What came out was saved as a file; `rows` are its lines but the first, one of each cell. */
  "experiment.exported": { rows: number };
};

export type EventName = keyof EventData;

export type SubjectType =
  | "console"
  | "person"
  | "session"
  | "credential"
  | "transaction"
  | "preset"
  | "pairing"
  | "experiment";

/** One thing that happened, as it is handed to the trail. */
export type AuditEvent = {
  [E in EventName]: { event: E; subject: { type: SubjectType; id: string }; data: EventData[E] };
}[EventName];

/** Every event's name; `satisfies` keeps the list and the type from drifting apart. */
export const EVENT_NAMES = Object.keys({
  "console.initialized": true,
  "person.added": true,
  "person.role-changed": true,
  "person.disabled": true,
  "person.enabled": true,
  "person.password-changed": true,
  "person.password-reset": true,
  "session.started": true,
  "session.ended": true,
  "session.revoked": true,
  "credential.added": true,
  "credential.account-changed": true,
  "credential.retired": true,
  "transaction.requested": true,
  "transaction.not-started": true,
  "transaction.answered": true,
  "transaction.reported": true,
  "transaction.checked": true,
  "transaction.settled": true,
  "transaction.revealed": true,
  "transaction.resolved": true,
  "transaction.closed": true,
  "transaction.log-checked": true,
  "callback.forwarded": true,
  "result.revealed": true,
  "result.erased": true,
  "result.erased-at-vendor": true,
  "retention.applied": true,
  "retention.sealed": true,
  "setting.changed": true,
  "breaker.opened": true,
  "breaker.closed": true,
  "device.ordered": true,
  "scenario.run": true,
  "preset.saved": true,
  "preset.archived": true,
  "pairing.begun": true,
  "pairing.claimed": true,
  "pairing.refused": true,
  "pairing.handed-over": true,
  "pairing.ended": true,
  "experiment.planned": true,
  "experiment.moved": true,
  "experiment.run-refused": true,
  "experiment.run-repeated": true,
  "experiment.exported": true,
} satisfies Record<EventName, true>) as EventName[];

export const SUBJECT_TYPES: readonly SubjectType[] = [
  "console",
  "person",
  "session",
  "credential",
  "transaction",
  "preset",
  "pairing",
  "experiment",
];
