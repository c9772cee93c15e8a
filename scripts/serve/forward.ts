import type { IncomingMessage, ServerResponse } from "node:http";
import { Pool } from "undici";
import { log } from "@/lib/platform/server/log";
import { seldom } from "@/lib/platform/server/seldom";
import { sayAway } from "./away";
import { announcesBody, BODIES_ALTOGETHER, createBodies, TooLarge } from "./bodies";
import { createOwnLines, TooMany } from "./own-line";
import { createPlaces } from "./places";
import { ReaderGone } from "./reader-gone";
import { isOfTheConnection, relay } from "./relay";
import { createStalls, STALL_LIMITS, type StallLimits } from "./stalls";
import { standInFor } from "./stand-in";
import { createTurnstile, TURNSTILE_LIMITS, type TurnstileLimits } from "./turnstile";

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
  limits?: Partial<ForwarderLimits>;
};

export type ForwarderLimits = TurnstileLimits & {
  /** Requests of one connection that wait for an answer before theirs. A browser sends none ahead. */
  aheadOnConnection: number;
  /** Requests whose pages are made at a time; on one processor more of them would only make all of them late. */
  sideBySide: number;
  /** Bytes of bodies on their way. */
  bodies: number;
  stalls: StallLimits;
};

const LIMITS: ForwarderLimits = {
  ...TURNSTILE_LIMITS,
  aheadOnConnection: 8,
  sideBySide: 64,
  bodies: BODIES_ALTOGETHER,
  stalls: STALL_LIMITS,
};

/** A start takes some seconds. Whoever clicks meanwhile gets their page late, and not an error. */
const PATIENCE_MS = 15_000;
/** An Initialize waits for its turn, then for the vendor; an export reads a long time before it writes. */
const FIRST_BYTE_WITHIN_MS = 120_000;
const COMPLAIN_EVERY_MS = 10_000;

/**
 * Hands requests on to the process that renders pages, over its socket in the file system, and its answers back, as
 * they stream. While that process is away they wait for it a while; one that was under way is asked again when that
 * cannot do anything twice. Who delivers a callback notices nothing of all this.
 *
 * What one sender does slowly costs others nothing: a request comes in whole, and waits for the answers before it on its
 * connection, before it takes a place; it gives the place back as soon as its answer waits for its reader.
 */
export function createForwarder(options: ForwarderOptions): Forwarder {
  const { socketPath, up, patienceMs = PATIENCE_MS } = options;
  const limits = { ...LIMITS, ...options.limits };
  const pool = new Pool("http://pages", {
    socketPath,
    headersTimeout: FIRST_BYTE_WITHIN_MS,
    bodyTimeout: 0,
  });
  const ownTurn = createOwnLines(limits.aheadOnConnection);
  const wholeBody = createBodies(limits.bodies);
  const enter = createTurnstile(limits);
  const takePlace = createPlaces(limits.sideBySide);
  const stalls = createStalls(limits.stalls);
  const complain = seldom((error, times) => {
    log.error(
      { reason: error instanceof Error ? error.message : String(error), times },
      "no page was answered",
    );
  }, COMPLAIN_EVERY_MS);

  let seenUp: Promise<void> | undefined;
  /** A promise that was kept once is not waited for again. */
  async function untilUp(): Promise<void> {
    const promise = up();
    if (promise === seenUp) return;
    await within(promise, patienceMs);
    seenUp = promise;
  }

  async function bodyOf(req: IncomingMessage): Promise<Buffer> {
    try {
      return await wholeBody(req);
    } catch (error) {
      const standIn = error instanceof TooLarge ? standInFor(req) : undefined;
      if (standIn) return standIn;
      throw error;
    }
  }

  async function pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    await ownTurn(res);
    const body = announcesBody(req) ? await bodyOf(req) : null;
    const leave = enter(res);
    if (!leave) throw new TooMany();
    await untilUp();
    const giveBack = await takePlace(res);
    const onSlow = () => {
      giveBack();
      leave();
    };
    const { url: path = "/", method = "GET" } = req;
    const asked = { path, method, headers: forwardable(req), body };
    const ask = () => relay({ pool, asked, res, stalls, onSlow });
    await ask().catch(async (error: unknown) => {
      if (error instanceof ReaderGone || res.headersSent || !mayBeAskedAgain(req)) throw error;
      await untilUp();
      await ask();
    });
    onSlow();
  }

  async function forward(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      await pass(req, res);
    } catch (error) {
      // Who went away needs no answer, and is nobody's fault.
      if (error instanceof ReaderGone || res.destroyed) return;
      if (error instanceof TooLarge) refuse(res);
      else if (error instanceof TooMany) sendAway(req, res);
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
      await pool.destroy();
    },
  });
}

function sendAway(req: IncomingMessage, res: ServerResponse): void {
  res.shouldKeepAlive = false;
  sayAway(req, res);
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
