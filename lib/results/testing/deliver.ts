import { createHash } from "node:crypto";
import { readFields, tokenDigests } from "@/lib/callbacks/fields";
import { newId } from "@/lib/kernel/ids";
import { pool } from "@/lib/platform/server/db";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const INSERT = {
  name: "test-delivery",
  text: `INSERT INTO callback_delivery (id, transaction_id, received_at, method, fields, token_hash)
VALUES ($1, $2, $3, 'GET', $4, $5)`,
};

/** A delivery as the receiver stores it, received when the test says. */
export async function deliver(id: string, query: string, receivedAt = new Date()): Promise<void> {
  const fields = readFields(query, sha256);
  const digests = new Set(tokenDigests(fields.pairs));
  const [token] = digests;
  const tokenHash = digests.size === 1 && token !== undefined ? Buffer.from(token, "hex") : null;
  const values = [newId(), id, receivedAt, JSON.stringify(fields), tokenHash];
  await pool().query({ ...INSERT, values });
}
