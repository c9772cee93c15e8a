import "server-only";
import { hash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Pool } from "pg";
import { readFields, readHeaders, type StoredFields, tokenDigests } from "@/lib/callbacks/fields";
import { plainAddress } from "@/lib/callbacks/network";
import { acknowledge, acknowledgeJunk, refuseForNow, refuseMethod } from "@/lib/callbacks/server/answers";
import { type BrakeLimits, createBrake } from "@/lib/callbacks/server/brake";
import { keepCounts } from "@/lib/callbacks/server/counts-keeper";
import type { Delivery } from "@/lib/callbacks/server/delivery";
import { createDeliveryStore } from "@/lib/callbacks/server/delivery-store";
import { createOverflow } from "@/lib/callbacks/server/overflow";
import type { StoredDelivery } from "@/lib/callbacks/server/store-deliveries";
import { createStrays } from "@/lib/callbacks/server/strays";
import { log } from "@/lib/platform/server/log";
import { seldom } from "@/lib/platform/server/seldom";
import { CALLBACK_PATH } from "@/lib/transactions/callback-address";

export type ReceiverOptions = {
  pool: Pool;
  /**
   * Told the transaction's row id after a delivery is committed that may yet move it: with the right token, to one
   * that is not settled, be it `requested` or `unknown`. Must not throw.
   */
  onAwaited(transactionId: string): void;
  /** Told of every delivery that is kept, after it is committed. Must not throw. */
  onStored?(stored: StoredDelivery, delivery: Delivery): void;
  /** How junk is kept waiting; tests have less patience. */
  brake?: BrakeLimits;
};

export type Receiver = {
  /** False when the request is for somebody else; else it is answered, now or later. */
  (req: IncomingMessage, res: ServerResponse): boolean;
  /** Answers who still waits and brings what was counted to the database. */
  stop(): Promise<void>;
};

/** The alphabet of the ids that the console makes (192 random bits in base64url). Anything else costs no query. */
const CALLBACK_ID = /^[A-Za-z0-9_-]{16,64}$/;
const BRING_COUNTS_EVERY_MS = 5_000;
const COMPLAIN_EVERY_MS = 10_000;

/** How a target begins that names its server too, as one says it to a proxy. */
const ABSOLUTE = /^https?:\/\/[^/?#]*(?=\/)/i;

/** Such a target has to be understood by every server (RFC 9112, 3.2.2); which one it names does not matter here. */
const originForm = (target: string) => (target.startsWith("/") ? target : target.replace(ABSOLUTE, ""));

const digest = (token: string) => hash("sha256", token, "hex");

/**
 * Answers the one address that is open to strangers: `GET, HEAD /api/callbacks/{callbackId}`, in absolute form too.
 *
 * A delivery is committed before it is acknowledged, and judged later from what is stored. The answer is the same
 * empty 204 whatever came, so nobody learns which ids exist; only a console that cannot store says 503. Bodies are
 * not read. What names no transaction, and what goes beyond the bounds of one, is counted and not kept; junk that
 * comes by the hundred waits for its answer, a delivery with the right token never does.
 */
export function createReceiver({ pool, onAwaited, onStored, brake: limits }: ReceiverOptions): Receiver {
  const store = createDeliveryStore(pool);
  const [overflow, strays, brake] = [createOverflow(pool), createStrays(pool), createBrake(limits)];
  const keeper = keepCounts({
    flushes: [overflow.flush, strays.flush],
    everyMs: BRING_COUNTS_EVERY_MS,
    onError: seldom(
      (err) => log.warn({ err }, "counts of callbacks wait for the database"),
      COMPLAIN_EVERY_MS,
    ),
  });
  const complain = seldom(
    (err, times) => log.error({ err, times }, "callbacks could not be stored"),
    COMPLAIN_EVERY_MS,
  );

  function afterStored(
    req: IncomingMessage,
    res: ServerResponse,
    delivery: Delivery,
    stored: StoredDelivery,
  ) {
    if (!stored.kept) overflow.learn(delivery.callbackId, stored);
    else onStored?.(stored, delivery);
    if (stored.awaited) onAwaited(stored.transactionId);
    const outcome = stored.kept ? "stored" : "counted";
    if (stored.kind === "wrong") acknowledgeJunk(req, res, outcome, brake);
    else acknowledge(req, res, outcome);
  }

  function answerStray(req: IncomingMessage, res: ServerResponse): void {
    strays.count(req.socket.remoteAddress);
    acknowledgeJunk(req, res, "unknown", brake);
  }

  function receive(req: IncomingMessage, res: ServerResponse): boolean {
    const url = originForm(req.url ?? "");
    if (!url.startsWith(CALLBACK_PATH)) return false;
    if (req.method !== "GET" && req.method !== "HEAD") refuseMethod(req, res);
    else {
      const delivery = readDelivery(req, req.method, url);
      if (!CALLBACK_ID.test(delivery.callbackId)) answerStray(req, res);
      else take(req, res, delivery);
    }
    return true;
  }

  function take(req: IncomingMessage, res: ServerResponse, delivery: Delivery): void {
    const kind = overflow.absorb(delivery);
    if (kind === "wrong") acknowledgeJunk(req, res, "counted", brake);
    else if (kind) acknowledge(req, res, "counted");
    else {
      store(delivery).then(
        (stored) => (stored ? afterStored(req, res, delivery, stored) : answerStray(req, res)),
        (error: unknown) => {
          complain(error);
          refuseForNow(req, res);
        },
      );
    }
  }

  async function stop(): Promise<void> {
    brake.release();
    await keeper.stop();
  }
  return Object.assign(receive, { stop });
}

function readDelivery(req: IncomingMessage, method: string, url: string): Delivery {
  const mark = url.indexOf("?", CALLBACK_PATH.length);
  const fields = readFields(mark < 0 ? "" : url.slice(mark + 1), digest);
  return {
    callbackId: mark < 0 ? url.slice(CALLBACK_PATH.length) : url.slice(CALLBACK_PATH.length, mark),
    method,
    fields,
    tokenHash: onlyToken(fields),
    source: plainAddress(req.socket.remoteAddress),
    headers: readHeaders(req.rawHeaders),
  };
}

/** The digest of the token that came, when it came once or several times alike: what a search may go by. */
function onlyToken({ pairs }: StoredFields): Buffer | null {
  const [first, ...others] = tokenDigests(pairs);
  return first !== undefined && others.every((other) => other === first) ? Buffer.from(first, "hex") : null;
}
