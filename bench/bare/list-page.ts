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
  "Environment",
  "DocType",
  "MerchantBizId",
  "User",
  "Verdict",
  "Started",
  "Deadline",
  "By",
  "Credential",
];

function line(row: NewestRow): string {
  const cells = [
    `<a href="/transactions/${row.id}"><span class="badge badge-${row.state}">${row.state}</span></a>`,
    `<span class="tag">${row.environment}</span>`,
    `<code>${text(row.docType)}</code>`,
    `<code title="${text(row.merchantBizId)}">${text(row.merchantBizId)}</code>`,
    `<code title="${row.merchantUserHash}">${row.merchantUserHash.slice(0, 12)}</code>`,
    `${text(row.passed ?? row.reportedPassed)} ${text(row.subCode ?? row.code)}`,
    time(row.createdAt),
    time(row.deadline),
    text(row.startedBy),
    text(row.credential),
  ];
  return `<tr class="row">${cells.map((cell) => `<td class="cell px-3 py-2 text-sm">${cell}</td>`).join("")}</tr>`;
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
