import "server-only";
import { type KeyObject, randomBytes } from "node:crypto";
import type { ChangedBy } from "@/lib/audit/changed-by";
import type { AuditEvent } from "@/lib/audit/events";
import { type Bytes, commitTo, GENESIS, hashOf, type Link } from "@/lib/audit/server/chain";

/** Names the chain among PostgreSQL's advisory locks; held until the transaction ends by whoever appends. */
export const CHAIN_LOCK = 7_203_915_482n;

/** The last entry of the trail, as stored. */
export type Head = { seq: bigint; at: Date; hash: Uint8Array };

export type LinkedEntry = Link & {
  commitment: Bytes;
  previousHash: Bytes;
  data: AuditEvent["data"];
  salt: Bytes;
  hash: Bytes;
};

/** The rows that continue the trail behind `head`, null for an empty one. */
export function linkEntries(
  key: KeyObject,
  head: Head | null,
  by: ChangedBy,
  entries: readonly AuditEvent[],
): LinkedEntry[] {
  let seq = head?.seq ?? 0n;
  let last: Uint8Array = head?.hash ?? GENESIS;
  // A clock set back must not make the trail run backwards.
  const at = new Date(Math.max(Date.now(), head?.at.getTime() ?? 0));
  return entries.map(({ event, subject, data }) => {
    const salt = Buffer.from(randomBytes(16));
    seq += 1n;
    const link = {
      seq,
      at,
      actorId: by.actor?.personId ?? null,
      actorLabel: by.label,
      event,
      subjectType: subject.type,
      subjectId: subject.id,
      requestId: by.requestId,
      commitment: commitTo(salt, data),
      previousHash: Buffer.from(last),
    };
    const hash = hashOf(key, link);
    last = hash;
    return { ...link, data, salt, hash };
  });
}
