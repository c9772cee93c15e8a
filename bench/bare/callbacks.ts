// The bar for callbacks: node:http and pg, one INSERT for each request. It knows every callback id beforehand, so
// it has no look-up, no change of state and nothing to wake: the least that can be called keeping a callback.
import { createHash } from "node:crypto";
import pg from "pg";
import { v7 } from "uuid";
import { serveBare, setting } from "./serve-bare.ts";

// As many connections as the console's own pool has.
const pool = new pg.Pool({ connectionString: setting("DATABASE_URL"), max: 10 });
pool.on("error", () => {});

const known = await pool.query<{ callback_id: string; id: string }>(
  'SELECT callback_id, id FROM "transaction"',
);
const transactions = new Map(known.rows.map((row) => [row.callback_id, row.id]));

const INSERT = {
  name: "insert-delivery",
  text: "INSERT INTO callback_delivery (id, transaction_id, method, fields, token_hash) VALUES ($1, $2, $3, $4, $5)",
};

async function keep(method: string, target: string): Promise<200 | 404> {
  const { pathname, searchParams } = new URL(target, "http://bare");
  const transaction = transactions.get(pathname.slice(pathname.lastIndexOf("/") + 1));
  if (!transaction) return 404;
  const token = createHash("sha256")
    .update(searchParams.get("callbackToken") ?? "")
    .digest();
  searchParams.delete("callbackToken");
  const fields = JSON.stringify({ pairs: [...searchParams], cut: false });
  await pool.query({ ...INSERT, values: [v7(), transaction, method, fields, token] });
  return 200;
}

serveBare((req, res) => {
  keep(req.method ?? "GET", req.url ?? "/").then(
    (status) => res.writeHead(status, { "content-length": 0 }).end(),
    () => res.writeHead(500, { "content-length": 0 }).end(),
  );
});
