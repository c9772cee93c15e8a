import "server-only";
import type { Pool } from "pg";
import type { Delivery } from "@/lib/callbacks/server/delivery";
import { type StoredDelivery, storeDeliveries } from "@/lib/callbacks/server/store-deliveries";

/** Resolves once it is committed; with nothing when there is no such transaction. */
export type StoreDelivery = (delivery: Delivery) => Promise<StoredDelivery | undefined>;

type Waiting = Delivery & { resolve(stored: StoredDelivery | undefined): void; reject(error: unknown): void };

/** Statements on their way at a time; what comes meanwhile waits and shares the next one. */
const IN_FLIGHT = 2;
const MOST_TOGETHER = 200;
/** More than this only waits when the database has stopped: then it is better refused at once. */
const MOST_WAITING = 5_000;

/**
 * Stores deliveries, those that arrive together in one statement and one commit. Nothing waits for company: a lone
 * delivery is sent at once, and only under load do the ones that come meanwhile go together.
 */
export function createDeliveryStore(pool: Pool): StoreDelivery {
  const waiting: Waiting[] = [];
  let inFlight = 0;

  async function send(batch: Waiting[]): Promise<void> {
    inFlight += 1;
    try {
      const stored = await storeDeliveries(pool, batch);
      for (const [place, { resolve }] of batch.entries()) resolve(stored[place]);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      inFlight -= 1;
      sendNext();
    }
  }

  function sendNext(): void {
    if (waiting.length > 0 && inFlight < IN_FLIGHT) void send(waiting.splice(0, MOST_TOGETHER));
  }

  return (delivery) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= MOST_WAITING) {
        reject(new Error("Too many callbacks are waiting for the database"));
        return;
      }
      waiting.push({ ...delivery, resolve, reject });
      sendNext();
    });
}
