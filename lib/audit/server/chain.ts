import "server-only";
import { createHash, createHmac, type KeyObject } from "node:crypto";

/** What a link of the chain covers. The data itself is covered through its commitment alone. */
export type Link = {
  seq: bigint;
  at: Date;
  actorId: string | null;
  actorLabel: string;
  event: string;
  subjectType: string;
  subjectId: string;
  requestId: string;
  commitment: Uint8Array;
  previousHash: Uint8Array;
};

export type Bytes = Buffer<ArrayBuffer>;

/** What the first entry names as the hash before it. */
export const GENESIS: Bytes = Buffer.alloc(32);

/** JSON with keys in code unit order: the same text for the same value, whatever the database did to it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/** SHA-256 over salt and data: says nothing of the data to whoever lacks the salt. */
export function commitTo(salt: Uint8Array, data: unknown): Bytes {
  return Buffer.from(createHash("sha256").update(salt).update(canonicalJson(data)).digest());
}

/**
 * HMAC-SHA256 over every field, each preceded by its length (null by a length no field can have), so that no two
 * different entries read as the same bytes.
 */
export function hashOf(key: KeyObject, link: Link): Bytes {
  const mac = createHmac("sha256", key);
  const fields = [
    String(link.seq),
    link.at.toISOString(),
    link.actorId,
    link.actorLabel,
    link.event,
    link.subjectType,
    link.subjectId,
    link.requestId,
    link.commitment,
    link.previousHash,
  ];
  for (const field of fields) {
    const bytes = field === null ? null : typeof field === "string" ? Buffer.from(field, "utf8") : field;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes?.length ?? 0xffff_ffff);
    mac.update(length);
    if (bytes) mac.update(bytes);
  }
  return Buffer.from(mac.digest());
}
