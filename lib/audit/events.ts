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
  "credential.added": { name: string; environment: string; endpoint: string; secretLastFour: string };
  "credential.retired": { name: string };
  "transaction.requested": {
    environment: string;
    credentialId: string;
    docType: string;
    merchantBizId: string;
  };
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
  "transaction.settled": { state: string; passed: string | null; subCode: string | null };
  "transaction.revealed": { what: string };
  "device.ordered": { order: string; subCode: string | null };
};

export type EventName = keyof EventData;

export type SubjectType = "console" | "person" | "session" | "credential" | "transaction";

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
  "credential.retired": true,
  "transaction.requested": true,
  "transaction.answered": true,
  "transaction.reported": true,
  "transaction.checked": true,
  "transaction.settled": true,
  "transaction.revealed": true,
  "device.ordered": true,
} satisfies Record<EventName, true>) as EventName[];

export const SUBJECT_TYPES: readonly SubjectType[] = [
  "console",
  "person",
  "session",
  "credential",
  "transaction",
];
