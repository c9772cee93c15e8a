import "server-only";
import { z } from "zod";
import { database, pool } from "@/lib/platform/server/db";
import { KEPT_COLUMNS, KEPT_SOURCE, keptFacts, type StoredKept } from "@/lib/transactions/server/kept-sql";
import { deviceOf } from "@/lib/transactions/server/meta-info";
import { vendorDeletesAt } from "@/lib/transactions/state";
import type { TransactionView } from "@/lib/transactions/view";

const SELECT = {
  id: true,
  state: true,
  environment: true,
  docType: true,
  merchantBizId: true,
  merchantUserHash: true,
  merchantUserHashed: true,
  startedById: true,
  parameters: true,
  callbackId: true,
  callbackTokenHash: true,
  createdAt: true,
  answeredAt: true,
  durationMs: true,
  httpStatus: true,
  code: true,
  message: true,
  requestId: true,
  accessDeniedDetail: true,
  transactionId: true,
  transactionIdFrom: true,
  protocolSealed: true,
  transactionUrl: true,
  deadline: true,
  reportedPassed: true,
  reportedAt: true,
  passed: true,
  subCode: true,
  settledAt: true,
  closedAt: true,
  closedById: true,
  closedReason: true,
  erasedAt: true,
  metaInfoSealed: true,
  metaInfoErasedAt: true,
  metaInfoHash: true,
  startedBy: { select: { name: true } },
  credential: { select: { name: true } },
} as const;

/** What is stored as JSON was written by us as texts under names; anything else is shown as nothing. */
const texts = z.record(z.string(), z.string()).catch({});
const iso = (date: Date | null) => date?.toISOString() ?? null;

/** A transaction with what its deliveries are judged by, which stays on the server. */
export type ReadTransaction = { view: TransactionView; callbackId: string; callbackTokenHash: string | null };

export async function readTransaction(id: string): Promise<ReadTransaction | null> {
  const [row, kept] = await Promise.all([
    database().transaction.findUnique({ where: { id }, select: SELECT }),
    readKept(id),
  ]);
  if (!row || !kept) return null;
  const {
    callbackId,
    callbackTokenHash,
    protocolSealed,
    startedBy,
    credential,
    accessDeniedDetail,
    closedById,
    metaInfoSealed,
    metaInfoErasedAt,
    metaInfoHash,
    ...rest
  } = row;
  const view: TransactionView = {
    ...rest,
    parameters: withoutMetaInfo(texts.parse(row.parameters)),
    device: deviceOf(row),
    metaInfoHash: metaInfoHash && Buffer.from(metaInfoHash).toString("hex"),
    accessDeniedDetail: accessDeniedDetail === null ? null : texts.parse(accessDeniedDetail),
    startedBy: startedBy.name,
    credential: credential.name,
    callbackExpected: callbackTokenHash !== null,
    hasProtocol: protocolSealed !== null,
    createdAt: row.createdAt.toISOString(),
    answeredAt: iso(row.answeredAt),
    deadline: iso(row.deadline),
    reportedAt: iso(row.reportedAt),
    settledAt: iso(row.settledAt),
    ...kept,
    closedAt: iso(row.closedAt),
    closedBy: await nameOf(closedById),
    vendorDeletesAt: vendorDeletesAt(row.createdAt).toISOString(),
  };
  const tokenHash = callbackTokenHash && Buffer.from(callbackTokenHash).toString("hex");
  return { view, callbackId, callbackTokenHash: tokenHash };
}

/** That of a call from before it was sealed is shown no more than any other. */
function withoutMetaInfo({ MetaInfo: _device, ...rest }: Record<string, string>): Record<string, string> {
  return rest;
}

const KEPT = {
  name: "read-kept",
  text: `SELECT ${KEPT_COLUMNS} FROM "transaction" t ${KEPT_SOURCE} WHERE t.id = $1::uuid`,
};

async function readKept(id: string) {
  const { rows } = await pool().query<StoredKept>({ ...KEPT, values: [id] });
  return rows[0] ? keptFacts(rows[0]) : null;
}

async function nameOf(personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  const person = await database().person.findUnique({ where: { id: personId }, select: { name: true } });
  return person?.name ?? null;
}
