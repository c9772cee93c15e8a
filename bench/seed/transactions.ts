import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { v7 } from "uuid";

/** A transaction that a callback can name, and the callback that names it. */
export type Callable = { id: string; callbackPath: string };

export type Batch = {
  count: number;
  state: "passed" | "failed" | "pending";
  credentialId: string;
  personId: string;
  /** The newest one's age; each further one is a second older. A pending one runs out 30 minutes after it began. */
  ageMs: number;
};

const LIFE_MS = 30 * 60_000;
const DOC_TYPES = ["01000000", "00000001", "00000008", "00000006"];

/** Stores transactions as they are after Initialize (pending) or after their result (passed, failed). */
export async function seedTransactions(pool: pg.Pool, batch: Batch): Promise<Callable[]> {
  const now = Date.now();
  const made = Array.from({ length: batch.count }, (_, index) => make(batch, index, now - batch.ageMs));
  await pool.query(
    'INSERT INTO "transaction" SELECT * FROM jsonb_populate_recordset(NULL::"transaction", $1::jsonb)',
    [JSON.stringify(made.map(({ row }) => row))],
  );
  return made.map(({ callable }) => callable);
}

function make({ state, credentialId, personId }: Batch, index: number, newest: number) {
  const id = v7();
  const callbackId = randomBytes(24).toString("base64url");
  const token = randomBytes(32).toString("base64url");
  const transactionId = `hkbench${randomBytes(12).toString("hex")}`;
  const createdAt = new Date(newest - index * 1_000);
  const settled = state !== "pending";
  const passed = { passed: "Y", failed: "N", pending: null }[state];
  const row = {
    id,
    submission_id: v7(),
    state,
    environment: "sandbox",
    credential_id: credentialId,
    started_by_id: personId,
    merchant_biz_id: randomBytes(16).toString("hex"),
    doc_type: DOC_TYPES[index % DOC_TYPES.length],
    parameters: { ProductCode: "ID_OCR", SceneCode: "bench", DocType: DOC_TYPES[index % DOC_TYPES.length] },
    merchant_user_hash: randomBytes(32).toString("hex"),
    merchant_user_hashed: true,
    callback_id: callbackId,
    callback_token_hash: `\\x${createHash("sha256").update(token).digest("hex")}`,
    created_at: createdAt,
    answered_at: new Date(createdAt.getTime() + 180),
    duration_ms: 180,
    http_status: 200,
    code: "Success",
    message: "success",
    request_id: randomBytes(16).toString("hex").toUpperCase(),
    transaction_id: transactionId,
    deadline: new Date(createdAt.getTime() + LIFE_MS),
    reported_passed: passed,
    reported_at: settled ? new Date(createdAt.getTime() + 90_000) : null,
    passed,
    sub_code: { passed: "200", failed: "205", pending: null }[state],
    settled_at: settled ? new Date(createdAt.getTime() + 91_000) : null,
  };
  const query = new URLSearchParams({ transactionId, passed: "Y", subCode: "200", callbackToken: token });
  return { row, callable: { id, callbackPath: `/api/callbacks/${callbackId}?${query}` } };
}
