import "server-only";
import { hash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Pool } from "pg";
import { readFields, readHeaders, type StoredFields, tokenDigests } from "@/lib/callbacks/fields";
import { createDeliveryStore } from "@/lib/callbacks/server/delivery-store";
import { log } from "@/lib/platform/server/log";
import { countEvent } from "@/lib/platform/server/metrics";
import { CALLBACK_PATH } from "@/lib/transactions/callback-address";

export type ReceiverOptions = {
  pool: Pool;
  /**
   * Told the transaction's row id after a delivery is committed that may yet move it; those to settled ones or with
   * a wrong token are kept and no more. Must not throw.
   */
  onAwaited(transactionId: string): void;
};

/** False when the request is for somebody else; else the answer is given when the promise resolves. */
export type Receiver = (req: IncomingMessage, res: ServerResponse) => false | Promise<void>;

/** The alphabet of the ids that the console makes (192 random bits in base64url). Anything else costs no query. */
const CALLBACK_ID = /^[A-Za-z0-9_-]{16,64}$/;
const RETRY_AFTER_SECONDS = "5";

const digest = (token: string) => hash("sha256", token, "hex");

/**
 * Answers the one address that is open to strangers: `GET, HEAD /api/callbacks/{callbackId}`.
 *
 * A delivery is committed before it is acknowledged, and judged later from what is stored. The answer is the same
 * empty 204 whatever came, so nobody learns which ids exist; only a console that cannot store says 503. Bodies are
 * not read, and what names no transaction is counted and forgotten.
 */
export function createReceiver({ pool, onAwaited }: ReceiverOptions): Receiver {
  const store = createDeliveryStore(pool);
  return (req, res) => {
    const url = req.url ?? "";
    if (!url.startsWith(CALLBACK_PATH)) return false;
    if (req.method !== "GET" && req.method !== "HEAD") return refuseMethod(req, res);
    const mark = url.indexOf("?", CALLBACK_PATH.length);
    const callbackId = mark < 0 ? url.slice(CALLBACK_PATH.length) : url.slice(CALLBACK_PATH.length, mark);
    if (!CALLBACK_ID.test(callbackId)) return acknowledge(req, res, "unknown");
    const fields = readFields(mark < 0 ? "" : url.slice(mark + 1), digest);
    const source = req.socket.remoteAddress ?? null;
    const headers = readHeaders(req.rawHeaders);
    return store({
      callbackId,
      method: req.method,
      fields,
      tokenHash: onlyToken(fields),
      source,
      headers,
    }).then(
      (stored) => {
        if (stored?.awaited) onAwaited(stored.transactionId);
        return acknowledge(req, res, stored ? "stored" : "unknown");
      },
      (error: unknown) => refuseForNow(req, res, error),
    );
  };
}

/** The digest of the token that came, when it came once or several times alike: what a search may go by. */
function onlyToken({ pairs }: StoredFields): Buffer | null {
  const [first, ...others] = tokenDigests(pairs);
  return first !== undefined && others.every((other) => other === first) ? Buffer.from(first, "hex") : null;
}

async function acknowledge(
  req: IncomingMessage,
  res: ServerResponse,
  outcome: "stored" | "unknown",
): Promise<void> {
  countEvent("console_callbacks_total", { outcome });
  answer(req, res, 204, { "cache-control": "no-store" });
}

async function refuseMethod(req: IncomingMessage, res: ServerResponse): Promise<void> {
  countEvent("console_callbacks_total", { outcome: "method" });
  answer(req, res, 405, { allow: "GET, HEAD", "content-length": "0" });
}

async function refuseForNow(req: IncomingMessage, res: ServerResponse, err: unknown): Promise<void> {
  countEvent("console_callbacks_total", { outcome: "refused" });
  log.error({ err }, "a callback could not be stored");
  answer(req, res, 503, { "retry-after": RETRY_AFTER_SECONDS, "content-length": "0" });
}

function answer(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  headers: Record<string, string>,
): void {
  // A body that is still on its way will not be waited for: the connection ends with the answer.
  if (!req.complete && announcesBody(req)) res.shouldKeepAlive = false;
  res.writeHead(status, headers).end();
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}
