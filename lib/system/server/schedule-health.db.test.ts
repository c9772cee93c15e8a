import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { pool } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
import { startJobs } from "@/lib/platform/server/start-jobs";
import { checkSchedule } from "@/lib/system/server/health";

const role = `nobody_${process.pid}`;
afterAll(() => pool().query(`DROP ROLE IF EXISTS ${role}`));

test("a schedule that may not make its tables, that never ran, that works and that has stopped are told apart", async () => {
  const { rows } = await pool().query<{ name: string }>("SELECT current_database() AS name");
  await pool().query(`REVOKE ALL ON DATABASE "${rows[0]?.name}" FROM PUBLIC`);
  await pool().query(`CREATE ROLE ${role}`);
  const nobody = new pg.Pool({ connectionString: env().DATABASE_URL, options: `-c role=${role}`, max: 1 });
  expect(await checkSchedule(nobody)).toMatchObject({ name: "schedule", ok: false, noRight: true });
  await nobody.end();
  expect(await checkSchedule()).toMatchObject({ ok: false, noRight: false });

  const work = { queue: "a-queue", sideBySide: 1, lookEvery: 30, takesAtMost: 60, run: async () => {} };
  const running = startJobs([work]);
  await running.ready;
  expect(await checkSchedule()).toMatchObject({ ok: true });
  await running.stop();

  const long = "now() - interval '4 minutes'";
  await pool().query(`UPDATE pgboss.queue SET created_on = ${long}, monitor_on = ${long}, monitor_claim_on = NULL,
    maintain_on = NULL`);
  await pool().query(`UPDATE pgboss.version SET cron_on = ${long}`);
  expect(await checkSchedule()).toMatchObject({ ok: false, noRight: false });
});
