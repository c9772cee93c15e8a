import { expect, test, vi } from "vitest";
import { pool, receivers, writers } from "@/lib/platform/server/db";
import { log } from "@/lib/platform/server/log";

test.each([
  ["pool", pool],
  ["writers", writers],
  ["receivers", receivers],
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

test("of an idle connection that is lost the log gets a word, not the connection", async () => {
  const warned = vi.spyOn(log, "warn");
  const [held, cutter] = [await pool().connect(), await pool().connect()];
  const { rows } = await held.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const ended = new Promise<void>((resolve) => held.once("end", () => resolve()));
  held.release();
  await cutter.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  cutter.release();
  await ended;
  await vi.waitFor(() => expect(warned).toHaveBeenCalled());
  expect(warned.mock.calls[0]).toEqual([
    { reason: "terminating connection due to administrator command" },
    "an idle database connection was lost",
  ]);
});
