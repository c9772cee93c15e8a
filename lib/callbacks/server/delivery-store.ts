import "server-only";
import type { Pool } from "pg";
import type { Delivery } from "@/lib/callbacks/server/delivery";
import { type StoredDelivery, storeDeliveries } from "@/lib/callbacks/server/store-deliveries";

/** Resolves once it is committed; with nothing when there is no such transaction. */
export type StoreDelivery = (delivery: Delivery) => Promise<StoredDelivery | undefined>;

type Waiting = Delivery & { resolve(stored: StoredDelivery | undefined): void; reject(error: unknown): void };

/** Statements on their way at a time; what comes meanwhile waits and shares the next one. */
const IN_FLIGHT = 4;
/** Beside a statement that is on its way, another is worth its price for so many, or for one that waited so long. */
const WORTH_ANOTHER = 8;
const LONGEST_WAIT_MS = 5;
const MOST_TOGETHER = 200;
/** More than this only waits when the database has stopped: then it is better refused at once. */
const MOST_WAITING = 5_000;

/**
 * Stores deliveries, those that arrive together in one statement and one commit. A lone delivery is sent as soon as
 * everything that has arrived is read, and waits for no company; under load the ones that come while a statement is
 * on its way go together.
 */
export function createDeliveryStore(pool: Pool): StoreDelivery {
  const waiting: Waiting[] = [];
  let inFlight = 0;
  let planned = false;
  let late: NodeJS.Timeout | undefined;

  async function send(batch: Waiting[]): Promise<void> {
    inFlight += 1;
    try {
      const stored = await storeDeliveries(pool, batch);
      for (const [place, { resolve }] of batch.entries()) resolve(stored[place]);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      inFlight -= 1;
      plan();
    }
  }

  /** After this turn of the event loop, in which more of them may be read. */
  function plan(): void {
    if (planned || waiting.length === 0 || inFlight >= IN_FLIGHT) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      sendNext(false);
    });
  }

  function sendNext(isLate: boolean): void {
    if (waiting.length === 0 || inFlight >= IN_FLIGHT) return;
    if (inFlight > 0 && waiting.length < WORTH_ANOTHER && !isLate) {
      late ??= setTimeout(() => {
        late = undefined;
        sendNext(true);
      }, LONGEST_WAIT_MS);
      return;
    }
    clearTimeout(late);
    late = undefined;
    void send(waiting.splice(0, MOST_TOGETHER));
    plan();
  }

  return (delivery) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= MOST_WAITING) {
        reject(new Error("Too many callbacks are waiting for the database"));
        return;
      }
      waiting.push({ ...delivery, resolve, reject });
      plan();
    });
}
