import type pg from "pg";
import { type Arena, countRows } from "../arena.ts";
import { type CallbackOrder, callbackLoad, type LoadResult, portOf } from "../load/callback-load.ts";

/** A load whose every acknowledged callback must be in the table, and nothing that was never sent. */
export async function keptLoad(
  arena: Arena,
  origin: string,
  order: Omit<CallbackOrder, "port">,
): Promise<LoadResult> {
  const { pool } = arena.database;
  const before = await settledCount(pool);
  const result = await callbackLoad({ port: portOf(origin), ...order });
  const kept = (await countRows(pool, "callback_delivery")) - before;
  if (kept !== result.answered)
    throw new Error(`${origin}: ${result.answered} acknowledged, but ${kept} rows.`);
  return result;
}

/** The number of deliveries once it rests: the last requests of an earlier load may still be on their way in. */
async function settledCount(pool: pg.Pool): Promise<number> {
  for (let last = -1, tries = 0; tries < 100; tries += 1) {
    const count = await countRows(pool, "callback_delivery");
    if (count === last) return count;
    last = count;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Deliveries go on arriving although nobody sends any.");
}
