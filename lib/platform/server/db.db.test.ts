import { expect, test } from "vitest";
import { pool, writers } from "@/lib/platform/server/db";

test.each([
  ["pool", pool],
  ["writers", writers],
] as const)(
  "a connection of %s that is cut while somebody holds it does not end the process",
  async (_, from) => {
    // What nobody listens to comes out of the event loop as a fault of this run.
    const client = await from().connect();
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const ended = new Promise<void>((resolve) => client.once("end", () => resolve()));
    const cutter = await pool().connect();
    await cutter.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    cutter.release();
    await ended;
    await expect(client.query("SELECT 1")).rejects.toThrow();
    client.release(true);
    expect((await from().query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  },
);
