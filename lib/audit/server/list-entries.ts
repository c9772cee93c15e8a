import "server-only";
import type { AuditFilter, AuditPage } from "@/lib/audit/view";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { database } from "@/lib/platform/server/db";

export const ENTRIES_A_PAGE = 50;

const SHOWN = {
  seq: true,
  at: true,
  actorId: true,
  actorLabel: true,
  event: true,
  subjectType: true,
  subjectId: true,
  requestId: true,
  data: true,
  hash: true,
} as const;

/** Entries newest first. The chain's own numbers are the keyset: `before` continues under the last one shown. */
export async function listEntries(actor: Actor, filter: AuditFilter): Promise<AuditPage> {
  authorize(actor, "audit.read");
  const { event, subjectType, subjectId, before } = filter;
  const rows = await database().auditEntry.findMany({
    where: { event, subjectType, subjectId, seq: before === undefined ? undefined : { lt: BigInt(before) } },
    select: SHOWN,
    orderBy: { seq: "desc" },
    take: ENTRIES_A_PAGE + 1,
  });
  const entries = rows.slice(0, ENTRIES_A_PAGE).map((row) => ({
    ...row,
    seq: `${row.seq}`,
    at: row.at.toISOString(),
    data: isRecord(row.data) ? row.data : {},
    hash: Buffer.from(row.hash).toString("hex"),
  }));
  return { entries, next: rows.length > ENTRIES_A_PAGE ? (entries.at(-1)?.seq ?? null) : null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
