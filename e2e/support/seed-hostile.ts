import { execFile } from "node:child_process";
import { request } from "node:http";
import { promisify } from "node:util";
import { HOSTILE_TEXTS } from "./hostile-texts";
import { ORIGIN } from "./http";

/** With it a callback is believed to come from the vendor, whatever else it says. */
export const HOSTILE_TOKEN = "<script>hit(1)</script>";

export type HostileRows = {
  email: string;
  transactions: { id: string; callbackId: string; state: string }[];
  versions: string[];
  experiment: string;
  pairing: { id: string; code: string; url: string };
};

/** Stores the hostile texts in a process that has the console's keys, then lets the callbacks of them come by HTTP. */
export async function seedHostile(): Promise<HostileRows> {
  const env = {
    ...process.env,
    SANDBOX_ORIGIN: "http://127.0.0.1:9",
    SANDBOX_CONTROL_TOKEN: "unused-while-seeding",
    NEXTAUTH_SECRET: "unused-while-seeding",
  };
  const words = ["--import", "./scripts/runtime/resolve-hooks.mjs", "e2e/support/hostile-seed.ts"];
  const { stdout } = await promisify(execFile)(process.execPath, words, { env });
  const rows: HostileRows = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
  for (const { callbackId } of rows.transactions.slice(0, 2)) await callBack(callbackId);
  return rows;
}

/** Names and values a few at a time, as much as one query holds; the headers that are kept hold some too. */
async function callBack(callbackId: string): Promise<void> {
  const fields = HOSTILE_TEXTS.map((text) => `${encodeURIComponent(text)}=${encodeURIComponent(text)}`);
  const queries = [""];
  for (const field of fields) {
    const last = queries.at(-1) ?? "";
    if (last.length + field.length > 7_500) queries.push("");
    queries[queries.length - 1] = `${queries.at(-1)}&${field}`;
  }
  const spoken = ["passed", "subCode", "transactionId", "PASSED"];
  const values = spoken.map((name, nth) => `&${name}=${encodeURIComponent(HOSTILE_TEXTS[nth * 3] ?? "")}`);
  const right = `callbackToken=${encodeURIComponent(HOSTILE_TOKEN)}`;
  for (const [nth, query] of [...queries, values.join("")].entries()) {
    await deliver(`/api/callbacks/${callbackId}?${right}${query}`, nth);
    await deliver(`/api/callbacks/${callbackId}?callbackToken=wrong${query}`, nth);
  }
}

const SAYABLE = HOSTILE_TEXTS.filter((text) => /^[\x20-\x7e]{1,190}$/.test(text));

function deliver(path: string, nth: number): Promise<void> {
  const said = (shift: number) => SAYABLE[(nth * 4 + shift) % SAYABLE.length] ?? "";
  const headers = { "user-agent": said(0), "x-forwarded-for": said(1), via: said(2), connection: "close" };
  const { hostname, port } = new URL(ORIGIN);
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, path, headers }, (res) => {
      res.resume().on("end", resolve);
    });
    req.on("error", reject).end();
  });
}
