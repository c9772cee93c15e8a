// The bar for the list page: node:http, pg and a string template. It shows the same columns of the same rows.
import pg from "pg";
import { NEWEST_ROWS, type NewestRow } from "./newest-rows.ts";
import { serveBare, setting } from "./serve-bare.ts";

const pool = new pg.Pool({ connectionString: setting("DATABASE_URL"), max: 10 });
pool.on("error", () => {});

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (value: string | null) => (value ?? "–").replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
const time = (at: Date | null) =>
  at === null ? "–" : `<time datetime="${at.toISOString()}">${at.toISOString().slice(0, 19)}</time>`;

const HEADS = [
  "State",
  "Document",
  "Time left or outcome",
  "MerchantBizId",
  "User hash",
  "Started by",
  "Credential",
  "Age",
];

const ICON = `<svg viewBox="0 0 16 16" aria-hidden="true" class="icon"><circle cx="8" cy="8" r="7" fill="currentColor"></circle></svg>`;

function line(row: NewestRow): string {
  const cells = [
    `<a class="row-link" href="/transactions/${row.id}"><span class="badge ${row.state}">${ICON}${row.state}</span></a>`,
    `<span class="document">${text(row.docType)}</span> <span class="tag">${row.environment}</span>`,
    row.state === "pending" ? time(row.deadline) : `<code>SubCode ${text(row.subCode ?? row.code)}</code>`,
    `${row.merchantBizId.slice(0, 6)}…${row.merchantBizId.slice(-4)}`,
    row.merchantUserHash.slice(0, 8),
    text(row.startedBy),
    text(row.credential),
    time(row.createdAt),
  ];
  const marked = cells.map(
    (cell, column) => `<td role="cell" data-label="${HEADS[column]}" class="cell">${cell}</td>`,
  );
  return `<tr role="row" class="row">${marked.join("")}</tr>`;
}

function page(rows: readonly NewestRow[]): string {
  const head = HEADS.map((name) => `<th scope="col" class="head px-3 py-2">${name}</th>`).join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Transactions</title></head><body><main>
<h1>Transactions</h1><table><thead><tr>${head}</tr></thead><tbody>${rows.map(line).join("")}</tbody></table>
</main></body></html>`;
}

serveBare((_req, res) => {
  pool.query<NewestRow>(NEWEST_ROWS).then(
    ({ rows }) => {
      const html = page(rows);
      const headers = {
        "content-type": "text/html; charset=utf-8",
        "content-length": Buffer.byteLength(html),
      };
      res.writeHead(200, headers).end(html);
    },
    () => res.writeHead(500, { "content-length": 0 }).end(),
  );
});
