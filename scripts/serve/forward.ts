import type { IncomingMessage, ServerResponse } from "node:http";
import { Pool } from "undici";
import { log } from "@/lib/platform/server/log";
import { seldom } from "@/lib/platform/server/seldom";
import { MOST_BYTES } from "./admit";
import { sayAway } from "./away";
import { isOfTheConnection, ReaderGone, relay } from "./relay";
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

  async function ask(req: IncomingMessage, res: ServerResponse, body: Buffer | null): Promise<void> {
    const pool = STREAMS.test(req.url ?? "") ? streams : pages;
    const { url: path = "/", method = "GET" } = req;
    await relay(pool, { path, method, headers: forwardable(req), body }, res);
  }

  let seenUp: Promise<void> | undefined;
  /** A promise that was kept once is not waited for again. */
  async function untilUp(): Promise<void> {
    const promise = up();
    if (promise === seenUp) return;
    await within(promise, patienceMs);
    seenUp = promise;
  }

  async function forward(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!mayWait(req, res)) {
      res.shouldKeepAlive = false;
      sayAway(req, res);
      return;
    }
    try {
      const body = announcesBody(req) ? await wholeBody(req) : null;
      await untilUp();
      await ask(req, res, body).catch(async (error: unknown) => {
        if (error instanceof ReaderGone || res.headersSent || !mayBeAskedAgain(req)) throw error;
        await untilUp();
        await ask(req, res, body);
      });
    } catch (error) {
      // Who went away needs no answer, and is nobody's fault.
      if (error instanceof ReaderGone || res.destroyed) return;
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

function forwardable({ headers }: IncomingMessage): string[] {
  const { connection } = headers;
  const named = connection === undefined ? [] : connection.toLowerCase().split(/\s*,\s*/);
  const kept: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    // What `admit` has set is ours: no sender can have it taken away again.
    if (isOfTheConnection(name) || (named.includes(name) && !name.startsWith("x-console-"))) continue;
    if (typeof value === "string") kept.push(name, value);
    else for (const each of value ?? []) kept.push(name, each);
  }
  return kept;
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/**
 * Collected before anybody is asked: no form says more than a packet or two, and who sends slowly keeps no place among
 * those that are rendered. A body whose length was not announced is counted on its way.
 */
async function wholeBody(req: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of req as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new TooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}
