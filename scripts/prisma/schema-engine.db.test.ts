import { randomUUID } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, inject, test } from "vitest";
import { onDatabase, renamed } from "../testing/admin-query.ts";
import { runPrisma } from "./run-cli.ts";

const adminUrl = renamed(inject("templateUrl"), "postgres");
const made: string[] = [];
const SLOW = { timeout: 60_000 };

/** Address of a database that does not exist yet. */
function freshDatabase(): string {
  const name = `engine_${randomUUID().replaceAll("-", "")}`;
  made.push(name);
  return renamed(adminUrl, name);
}

afterEach(async () => {
  for (const name of made.splice(0))
    await onDatabase(adminUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
});

async function rowsOf(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

const SCHEMA = ["--to-schema", "prisma/schema.prisma", "--exit-code"];

test(
  "deploy makes the database, brings it from empty to head, and has nothing to do the second time",
  SLOW,
  async () => {
    const url = freshDatabase();
    const first = await runPrisma(["migrate", "deploy"], url);
    expect(first.said).toMatch(/All migrations have been successfully applied/);
    const second = await runPrisma(["migrate", "deploy"], url);
    expect(second.said).toMatch(/No pending migrations/);
    const status = await runPrisma(["migrate", "status"], url);
    expect(status).toMatchObject({ ok: true, said: expect.stringMatching(/up to date/) });
  },
);

test("the migrations make exactly what the schema says", SLOW, async () => {
  const migrations = ["--from-migrations", "prisma/migrations"];
  const fromFiles = await runPrisma(["migrate", "diff", ...migrations, ...SCHEMA], adminUrl);
  expect(fromFiles).toMatchObject({ ok: true, said: expect.stringMatching(/No difference/) });
  const fromDatabase = await runPrisma(
    ["migrate", "diff", "--from-config-datasource", ...SCHEMA],
    inject("templateUrl"),
  );
  expect(fromDatabase).toMatchObject({ ok: true, said: expect.stringMatching(/No difference/) });
});

test("a database that differs is told apart", SLOW, async () => {
  const url = freshDatabase();
  await runPrisma(["migrate", "deploy"], url);
  await onDatabase(url, "ALTER TABLE person DROP COLUMN name");
  const diff = await runPrisma(["migrate", "diff", "--from-config-datasource", ...SCHEMA], url);
  expect(diff).toMatchObject({ ok: false, said: expect.stringMatching(/column `?name/i) });
});

/** A project with one migration of this text, beside the real schema. */
function projectWith(sql: string): { config: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "console-migrations-"));
  cpSync("prisma/migrations/migration_lock.toml", join(folder, "migration_lock.toml"));
  mkdirSync(join(folder, "20260101000000_only"));
  writeFileSync(join(folder, "20260101000000_only/migration.sql"), sql);
  const config = join(folder, "prisma.config.mjs");
  const content = { schema: join(process.cwd(), "prisma/schema.prisma"), migrations: { path: folder } };
  const text = JSON.stringify({ ...content, datasource: { url: "DATABASE" } });
  writeFileSync(config, `export default ${text.replace('"DATABASE"', "process.env.DATABASE_URL")};\n`);
  return { config, folder };
}

async function deployOnly(sql: string, url: string) {
  const { config, folder } = projectWith(sql);
  try {
    return await runPrisma(["migrate", "deploy", "--config", config], url);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test(
  "deploys at the same time, on a database that is not there yet, apply each migration once",
  SLOW,
  async () => {
    const url = freshDatabase();
    // Longer than the ten seconds after which the engine's own lock gives up.
    const slow = "CREATE TABLE once (id int); SELECT pg_sleep(11);";
    const deploys = await Promise.all([1, 2, 3].map(() => deployOnly(slow, url)));
    expect(deploys.filter(({ ok }) => !ok)).toEqual([]);
    expect(deploys.filter(({ said }) => said.includes("No pending migrations"))).toHaveLength(2);
    expect(await rowsOf(url, "SELECT finished_at IS NOT NULL AS done FROM _prisma_migrations")).toEqual([
      { done: true },
    ]);
  },
);

test("semicolons in functions, texts and comments do not cut a migration", SLOW, async () => {
  const url = freshDatabase();
  const sql = `-- one; two
    CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;
    CREATE TABLE said AS SELECT 'a;b'::text AS word;`;
  expect(await deployOnly(sql, url)).toMatchObject({ ok: true });
  expect(await rowsOf(url, "SELECT word, two() FROM said")).toEqual([{ word: "a;b", two: 2 }]);
});

test(
  "a migration that fails half-way leaves nothing, says why, and holds the next deploy back",
  SLOW,
  async () => {
    const url = freshDatabase();
    const broken = "CREATE TABLE half (id int); INSERT INTO nowhere VALUES (1);";
    expect(await deployOnly(broken, url)).toMatchObject({
      ok: false,
      said: expect.stringMatching(/nowhere/),
    });
    expect(await rowsOf(url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
    expect(await deployOnly(broken, url)).toMatchObject({ ok: false, said: expect.stringMatching(/P3009/) });
  },
);

test("without a database the engine says so instead of pretending", SLOW, async () => {
  const diff = await runPrisma(["migrate", "diff", "--from-empty", ...SCHEMA], "");
  expect(diff).toMatchObject({ ok: false, said: expect.stringMatching(/set DATABASE_URL/) });
});

test("the trail cannot be changed, shortened or emptied, not even while changes are replayed", async () => {
  const url = freshDatabase();
  await onDatabase(
    adminUrl,
    `CREATE DATABASE "${new URL(url).pathname.slice(1)}" TEMPLATE "${new URL(inject("templateUrl")).pathname.slice(1)}"`,
  );
  const entry =
    "INSERT INTO audit_entry VALUES (1, now(), NULL, 'x', 'x', 'x', 'x', 'x', '{}', '', '', '', '')";
  await onDatabase(url, entry);
  for (const change of [
    "UPDATE audit_entry SET event = 'y'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
  ]) {
    await expect(onDatabase(url, change)).rejects.toThrow(/append-only/);
    await expect(onDatabase(url, `SET session_replication_role = replica; ${change}`)).rejects.toThrow(
      /append-only/,
    );
  }
  expect(await rowsOf(url, "SELECT event FROM audit_entry")).toEqual([{ event: "x" }]);
});
