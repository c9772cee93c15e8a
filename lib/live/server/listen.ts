import "server-only";
import pg from "pg";
import { LIVE_CHANNEL } from "@/lib/live/events";
import { env } from "@/lib/platform/server/env";
import { log } from "@/lib/platform/server/log";

export type ListenOptions = {
  onPayload(payload: string): void;
  /** True once everything from now on is heard; false when that has ended. */
  onHearing(hearing: boolean): void;
};

export type Ear = { stop(): void };

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** A connection that nobody has closed and that leads nowhere is noticed by asking. */
const PROBE_EVERY_MS = 10_000;
const PATIENCE_MS = 5_000;

/**
 * One connection that listens, and another one whenever it is lost, for as long as it takes. It is no part of a
 * pool: it must stay open, and it must not count against those who wait for one.
 */
export function listen({ onPayload, onHearing }: ListenOptions): Ear {
  let client: pg.Client | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: env().DATABASE_URL,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      keepAlive: true,
      application_name: "id-verification-console live",
    });
    client = next;
    // Both may come, in any order, and several times.
    next.on("error", (err) => lost(next, err));
    next.on("end", () => lost(next));
    next.on("notification", ({ payload }) => onPayload(payload ?? ""));
    try {
      await next.connect();
      await next.query(`LISTEN ${LIVE_CHANNEL}`);
    } catch (err) {
      lost(next, err);
      return;
    }
    if (client !== next) return;
    failures = 0;
    onHearing(true);
    probe(next);
  }

  function probe(current: pg.Client): void {
    timer = setTimeout(() => {
      current.query("SELECT 1").then(
        () => client === current && probe(current),
        (err: unknown) => lost(current, err),
      );
    }, PROBE_EVERY_MS);
  }

  function lost(which: pg.Client, err?: unknown): void {
    if (client !== which) return;
    client = undefined;
    clearTimeout(timer);
    which.end().catch(() => undefined);
    if (stopped) return;
    onHearing(false);
    if (failures === 0) log.warn({ err }, "the connection that hears of changes was lost");
    timer = setTimeout(connect, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures));
    failures += 1;
  }

  void connect();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      // Not waited for: a database that has stopped answering must not keep the console from stopping.
      client?.end().catch(() => undefined);
      client = undefined;
    },
  };
}
