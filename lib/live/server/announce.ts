import "server-only";
import type { Pool } from "pg";
import { type ChannelEvent, LIVE_CHANNEL } from "@/lib/live/events";
import { createPacer } from "@/lib/live/pacer";
import { pool } from "@/lib/platform/server/db";
import { log } from "@/lib/platform/server/log";
import { countEvent } from "@/lib/platform/server/metrics";
import { oncePerProcess } from "@/lib/platform/server/once";

/** What may be announced from outside the database; the rest its triggers tell by themselves. */
export type Announcement = Extract<ChannelEvent, { kind: "transaction" | "head-room" }>;

/** What comes together is announced together, and not more often than this. */
const GAP_MS = 50;
const LEAD_MS = 5;
/** More different ones than this within a gap are announced as "many". */
const MOST_NAMED = 50;

const MANY: ChannelEvent = { kind: "many" };

// Nothing but news is committed here: to wait for the disk would only keep other writers from committing theirs,
// because PostgreSQL lets those who notify commit one by one.
const NOTIFY = {
  name: "announce",
  text: `SELECT set_config('synchronous_commit', 'off', true), pg_notify('${LIVE_CHANNEL}', payload)
FROM unnest($1::text[]) AS payload`,
};

/** @param reach the pool at the moment of sending; after a shutdown there may be another */
export function createAnnouncer(reach: () => Pick<Pool, "query">): (event: Announcement) => void {
  const waiting = new Set<string>();
  async function send(): Promise<void> {
    const payloads = waiting.size > MOST_NAMED ? [JSON.stringify(MANY)] : [...waiting];
    waiting.clear();
    try {
      await reach().query({ ...NOTIFY, values: [payloads] });
    } catch (err) {
      // Pages look for themselves now and then: news that is lost comes late.
      countEvent("console_live_unannounced_total");
      log.warn({ err }, "news could not be announced");
    }
  }
  const pacer = createPacer({ run: send, leadMs: LEAD_MS, gapMs: () => GAP_MS });
  return (event) => {
    if (waiting.size <= MOST_NAMED) waiting.add(JSON.stringify(event));
    pacer.poke();
  };
}

/**
 * Tells every open page of every instance that something has changed, for what no trigger tells: deliveries, which
 * come by the thousand. Call it after the commit. It returns at once and never throws; equal events that come
 * within 50 ms are announced once.
 */
export function announce(event: Announcement): void {
  oncePerProcess("announcer", () => createAnnouncer(pool))(event);
}
