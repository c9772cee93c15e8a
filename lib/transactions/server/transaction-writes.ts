import "server-only";
import { createHash } from "node:crypto";
import type { SqlTx } from "@/lib/audit/server/audited-sql";
import type { StartedFrom } from "@/lib/transactions/started-from";
import { statesBefore, type TransactionState } from "@/lib/transactions/state";
import type { Environment } from "@/lib/transactions/view";

export type Intent = {
  id: string;
  submissionId: string;
  environment: Environment;
  credentialId: string;
  startedById: string;
  merchantBizId: string;
  docType: string;
  parameters: Record<string, string>;
  merchantUserHash: string;
  merchantUserHashed: boolean;
  callbackId: string;
  callbackTokenHash: Uint8Array<ArrayBuffer> | null;
  createdAt: Date;
  metaInfoHash: Uint8Array<ArrayBuffer>;
  metaInfoSealed: string;
} & StartedFrom;

const INSERT = `INSERT INTO "transaction" (id, submission_id, state, environment, credential_id, started_by_id,
  merchant_biz_id, doc_type, parameters, merchant_user_hash, merchant_user_hashed, callback_id, callback_token_hash,
  created_at, meta_info_hash, preset_version_id, rerun_of_id, pairing_id, meta_info_sealed)
VALUES ($1, $2, 'requested', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) ON CONFLICT DO NOTHING`;

/** Writes down that a call is about to be made. False when its submission or MerchantBizId is there already, or its phone is busy. */
export async function insertIntent(tx: SqlTx, intent: Intent): Promise<boolean> {
  const values = [
    intent.id,
    intent.submissionId,
    intent.environment,
    intent.credentialId,
    intent.startedById,
    intent.merchantBizId,
    intent.docType,
    intent.parameters,
    intent.merchantUserHash,
    intent.merchantUserHashed,
    intent.callbackId,
    intent.callbackTokenHash && Buffer.from(intent.callbackTokenHash),
    intent.createdAt,
    Buffer.from(intent.metaInfoHash),
    intent.presetVersionId ?? null,
    intent.rerunOfId ?? null,
    intent.pairingId ?? null,
    intent.metaInfoSealed,
  ];
  return (await tx.runLast({ name: "insert-intent", text: INSERT, values })) === 1;
}

/** What may come with a move, and its column. A name that is left out leaves its column as it is. */
const COLUMNS = {
  answeredAt: "answered_at",
  durationMs: "duration_ms",
  httpStatus: "http_status",
  code: "code",
  message: "message",
  requestId: "request_id",
  accessDeniedDetail: "access_denied_detail",
  transactionId: "transaction_id",
  transactionIdFrom: "transaction_id_from",
  protocolSealed: "protocol_sealed",
  transactionUrl: "transaction_url",
  deadline: "deadline",
  passed: "passed",
  subCode: "sub_code",
  settledAt: "settled_at",
} as const;

type Column = keyof typeof COLUMNS;
const isColumn = (name: string): name is Column => name in COLUMNS;

export type MoveData = { [C in Column]?: string | number | Date | Record<string, string> | null };

/** Moves a transaction and writes what came with the move; false when it was not in a state to be moved from. */
export async function moveTransaction(
  tx: SqlTx,
  id: string,
  to: TransactionState,
  data: MoveData,
): Promise<boolean> {
  const names = Object.keys(data).filter(isColumn);
  const settings = names.map((name, place) => `, ${COLUMNS[name]} = $${place + 4}`).join("");
  const text = `UPDATE "transaction" SET state = $2${settings} WHERE id = $1 AND state = ANY($3::transaction_state[])`;
  const values = [id, to, statesBefore(to), ...names.map((name) => data[name])];
  return (await tx.runLast({ name: nameOf(text), text, values })) === 1;
}

/** Of a statement that has several shapes. PostgreSQL keeps no more than 63 letters of a name. */
function nameOf(text: string): string {
  return `move-${createHash("sha256").update(text).digest("base64url")}`;
}

const REPORT = `UPDATE "transaction" SET reported_passed = $2, reported_at = $3
WHERE id = $1 AND state = 'pending' AND reported_passed IS NULL`;

/** Keeps the first plausible `passed` of a callback; false when there is one already or it is settled. */
export async function writeReport(tx: SqlTx, id: string, passed: string, at: Date): Promise<boolean> {
  return (await tx.run({ name: "write-report", text: REPORT, values: [id, passed, at] })) === 1;
}

const RESOLVE = `UPDATE "transaction"
SET state = 'pending', transaction_id = $2, transaction_id_from = 'callback', deadline = $3
WHERE id = $1 AND state = 'unknown' AND NOT EXISTS (SELECT 1 FROM "transaction" o WHERE o.transaction_id = $2)`;

/**
 * An unknown outcome becomes pending by a TransactionId that a callback named; false when it is not unknown any
 * more, or another transaction has that id.
 */
export async function resolveUnknown(
  tx: SqlTx,
  id: string,
  transactionId: string,
  deadline: Date,
): Promise<boolean> {
  const values = [id, transactionId, deadline];
  return (await tx.runLast({ name: "resolve-unknown", text: RESOLVE, values })) === 1;
}

const CLOSE = `UPDATE "transaction" SET closed_at = $2, closed_by_id = $3, closed_reason = $4
WHERE id = $1 AND state = 'unknown' AND closed_at IS NULL`;

export type Closing = { at: Date; byId: string; reason: string };

/** Marks an unknown outcome as given up; false when it is not unknown, or is marked already. */
export async function closeTransaction(
  tx: SqlTx,
  id: string,
  { at, byId, reason }: Closing,
): Promise<boolean> {
  return (await tx.runLast({ name: "close-unknown", text: CLOSE, values: [id, at, byId, reason] })) === 1;
}
