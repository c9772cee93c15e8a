import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Shortcut, type ShortcutAnswer, shortcut } from "@/lib/boundary/server/shortcut";
import { LIST_READ } from "@/lib/transactions/server/list-read";

/** By path. Each is the read of the route at this path under `app`, which stays the one that refuses and fails. */
const SHORTCUTS: Record<string, Shortcut> = { "/api/transactions": shortcut(LIST_READ) };

/** What fits in one packet anyway is not made smaller. */
const WORTH_PACKING = 1_024;

const packed = promisify(gzip);

/** Answers a request that has a shortcut; false when Next is to answer it. */
export async function answerShortly(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const { method, url = "", headers } = req;
  const found = method === "GET" ? SHORTCUTS[url.split("?", 1)[0] ?? ""] : undefined;
  const answer = await found?.({ url, headers });
  if (!answer) return false;
  await write(res, answer, /\bgzip\b/.test(headers["accept-encoding"]?.toString() ?? ""));
  return true;
}

async function write(res: ServerResponse, { json, requestId }: ShortcutAnswer, pack: boolean): Promise<void> {
  const plain = Buffer.from(json);
  const body = pack && plain.length > WORTH_PACKING ? await packed(plain) : plain;
  res.writeHead(200, {
    "content-type": "application/json",
    "content-length": body.length,
    "cache-control": "no-store",
    vary: "accept-encoding",
    "x-request-id": requestId,
    ...(body !== plain && { "content-encoding": "gzip" }),
  });
  res.end(body);
}
