import type { IncomingMessage, ServerResponse } from "node:http";
import { Pool } from "undici";
import { log } from "@/lib/platform/server/log";

export type Forwarder = {
  /** Answers with what the pages' process answers; never rejects. */
  (req: IncomingMessage, res: ServerResponse): Promise<void>;
  close(): Promise<void>;
};

/** An Initialize waits for its turn, then for the vendor; an export reads a long time before it writes. */
const FIRST_BYTE_WITHIN_MS = 120_000;
const RETRY_AFTER_SECONDS = "3";

/** What speaks of one connection and not of the request (RFC 9110, 7.6.1), and what Node has answered already. */
const OF_THE_CONNECTION = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
  "expect",
]);

const STARTING_AGAIN = `The console's pages are being started again. Callbacks are received meanwhile, and nothing is lost. Please try again in a few seconds.
控制台页面正在重新启动。其间仍会接收回调，不会丢失任何数据。请稍后重试。
`;

/**
 * Hands requests on to the process that renders pages, over its socket in the file system, and its answers back, as
 * they stream. While that process is away, whoever asks for a page is told so; who delivers a callback never notices.
 */
export function createForwarder(socketPath: string): Forwarder {
  const pool = new Pool("http://pages", {
    socketPath,
    headersTimeout: FIRST_BYTE_WITHIN_MS,
    // Streams of events rest for as long as nothing happens.
    bodyTimeout: 0,
  });
  async function forward(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const left = new AbortController();
    res.once("close", () => left.abort());
    try {
      await pool.stream(
        {
          path: req.url ?? "/",
          method: req.method ?? "GET",
          headers: forwardable(req),
          body: announcesBody(req) ? req : null,
          signal: left.signal,
          responseHeaders: "raw",
        },
        ({ statusCode, headers }) => begin(res, statusCode, headers as unknown as string[]),
      );
    } catch (error) {
      // Who went away needs no answer, and is nobody's fault.
      if (!left.signal.aborted) refuse(res, error);
    }
  }
  return Object.assign(forward, { close: () => pool.destroy() });
}

function forwardable({ headers }: IncomingMessage): IncomingMessage["headers"] {
  const named = (headers.connection ?? "").toLowerCase().split(/\s*,\s*/);
  const kept = Object.entries(headers).filter(
    ([name]) => !OF_THE_CONNECTION.has(name) && !named.includes(name),
  );
  return Object.fromEntries(kept);
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/** @param raw names and values in turn */
function begin(res: ServerResponse, status: number, raw: readonly string[]): ServerResponse {
  const headers: string[] = [];
  let streams = false;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = "", value = ""] = [raw[at], raw[at + 1]];
    if (OF_THE_CONNECTION.has(name.toLowerCase())) continue;
    streams ||= name.toLowerCase() === "content-type" && value.startsWith("text/event-stream");
    headers.push(name, value);
  }
  res.writeHead(status, headers);
  // A browser takes a stream for open when its head has come, whenever the first event may.
  if (streams) res.flushHeaders();
  return res;
}

function refuse(res: ServerResponse, error: unknown): void {
  log.error({ reason: error instanceof Error ? error.message : String(error) }, "the pages do not answer");
  if (res.headersSent) {
    res.destroy();
    return;
  }
  res.writeHead(503, {
    "retry-after": RETRY_AFTER_SECONDS,
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  res.end(STARTING_AGAIN);
}
