import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { Pool } from "undici";
import { seldom } from "@/lib/callbacks/server/seldom";
import { log } from "@/lib/platform/server/log";
import { MOST_BYTES } from "./admit";
import { sayAway } from "./away";
import { createTurnstile, type TurnstileLimits } from "./turnstile";

export type Forwarder = {
  /** Answers with what the pages' process answers; never rejects. */
  (req: IncomingMessage, res: ServerResponse): Promise<void>;
  close(): Promise<void>;
};

export type ForwarderOptions = {
  socketPath: string;
  /** Resolves as soon as the pages' process can be asked. */
  up(): Promise<void>;
  /** How long a request waits for that. Milliseconds. */
  patienceMs?: number;
  limits?: TurnstileLimits;
};

/** A start takes some seconds. Whoever clicks meanwhile gets their page late, and not an error. */
const PATIENCE_MS = 15_000;
/** An Initialize waits for its turn, then for the vendor; an export reads a long time before it writes. */
const FIRST_BYTE_WITHIN_MS = 120_000;
/** Requests that are rendered side by side; on one processor more of them only make all of them late. */
const SIDE_BY_SIDE = 64;
const COMPLAIN_EVERY_MS = 10_000;

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

/** Streams of events rest for as long as nothing happens, and must not take the places of pages. */
const STREAMS = /^\/api\/events(\?|$)/;

class TooLarge extends Error {}

/**
 * Hands requests on to the process that renders pages, over its socket in the file system, and its answers back, as
 * they stream. While that process is away they wait for it a while; one that was under way is asked again when that
 * cannot do anything twice. Who delivers a callback notices nothing of all this.
 */
export function createForwarder(options: ForwarderOptions): Forwarder {
  const { socketPath, up, patienceMs = PATIENCE_MS } = options;
  const common = { socketPath, headersTimeout: FIRST_BYTE_WITHIN_MS, bodyTimeout: 0 };
  const pages = new Pool("http://pages", { ...common, connections: SIDE_BY_SIDE });
  const streams = new Pool("http://pages", common);
  const mayWait = createTurnstile(options.limits);
  const complain = seldom((error, times) => {
    log.error(
      { reason: error instanceof Error ? error.message : String(error), times },
      "no page was answered",
    );
  }, COMPLAIN_EVERY_MS);

  async function ask(req: IncomingMessage, res: ServerResponse, signal: AbortSignal): Promise<void> {
    const pool = STREAMS.test(req.url ?? "") ? streams : pages;
    await pool.stream(
      {
        path: req.url ?? "/",
        method: req.method ?? "GET",
        headers: forwardable(req),
        body: announcesBody(req) ? Readable.from(bounded(req)) : null,
        signal,
        responseHeaders: "raw",
      },
      ({ statusCode, headers }) => begin(res, statusCode, headers as unknown as string[]),
    );
  }

  async function forward(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!mayWait(req, res)) {
      res.shouldKeepAlive = false;
      sayAway(req, res);
      return;
    }
    const left = new AbortController();
    // Only then: to end a controller costs as much as the rest of the way.
    res.once("close", () => res.writableFinished || left.abort());
    try {
      await within(up(), patienceMs);
      await ask(req, res, left.signal).catch(async (error: unknown) => {
        if (left.signal.aborted || res.headersSent || !mayBeAskedAgain(req)) throw error;
        await within(up(), patienceMs);
        await ask(req, res, left.signal);
      });
    } catch (error) {
      // Who went away needs no answer, and is nobody's fault.
      if (left.signal.aborted) return;
      if (error instanceof TooLarge) refuse(res);
      else giveUp(req, res, error);
    }
  }

  function giveUp(req: IncomingMessage, res: ServerResponse, error: unknown): void {
    complain(error);
    if (res.headersSent) res.destroy();
    else sayAway(req, res);
  }

  return Object.assign(forward, {
    async close() {
      await Promise.all([pages.destroy(), streams.destroy()]);
    },
  });
}

function refuse(res: ServerResponse): void {
  if (res.headersSent) res.destroy();
  else res.writeHead(413, { "content-length": 0, connection: "close" }).end();
}

async function within(promise: Promise<void>, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => late.reject(new Error("the pages are still away")), ms);
  await Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
}

const mayBeAskedAgain = (req: IncomingMessage) =>
  (req.method === "GET" || req.method === "HEAD") && !announcesBody(req);

function forwardable({ headers }: IncomingMessage): IncomingMessage["headers"] {
  const named = (headers.connection ?? "").toLowerCase().split(/\s*,\s*/);
  // What `admit` has set is ours: no sender can have it taken away again.
  const dropped = (name: string) =>
    OF_THE_CONNECTION.has(name) || (named.includes(name) && !name.startsWith("x-console-"));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped(name)));
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/** A body whose length was not announced is counted on its way. */
async function* bounded(req: IncomingMessage): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of req as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new TooLarge();
    yield piece;
  }
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
