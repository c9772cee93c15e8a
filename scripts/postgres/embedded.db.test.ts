import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { isAlive } from "../runtime/processes.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres, THROWAWAY } from "./embedded.ts";
import { freePort } from "./free-port.ts";
import { chooseIdentity } from "./identity.ts";

const base = mkdtempSync(join(tmpdir(), "console-embedded-"));
afterAll(() => rmSync(base, { recursive: true }));

const folder = join(base, "postgres");

async function query(postgres: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return Object.values(rows[0] ?? {})[0];
}

test("starts in a folder that is closed to others, keeps its data, and stops", async () => {
  chmodSync(base, 0o700);
  const first = await startEmbeddedPostgres({ folder, settings: THROWAWAY });
  await query(first, "CREATE TABLE kept AS SELECT 'kept' AS word");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await startEmbeddedPostgres({ folder, settings: THROWAWAY });
  expect(await query(second, "SELECT word FROM kept")).toBe("kept");
  await second.stop();
});

test("is PostgreSQL 18 with trigrams, UTF-8 and an order that no machine's language changes", async () => {
  const postgres = await startEmbeddedPostgres({ folder, settings: THROWAWAY });
  expect(await query(postgres, "SHOW server_version")).toMatch(/^18\./);
  expect(await query(postgres, "SHOW server_encoding")).toBe("UTF8");
  expect(await query(postgres, "SELECT 'Z' < 'a'")).toBe(true);
  await query(postgres, "CREATE EXTENSION pg_trgm");
  expect(await query(postgres, "SELECT cardinality(show_trgm('身份验证')) > 0")).toBe(true);
  await postgres.stop();
});

test("its password lies in a file of its owner's alone, and nobody enters without", async () => {
  const postgres = await startEmbeddedPostgres({ folder, settings: THROWAWAY });
  expect(statSync(join(folder, "password")).mode & 0o777).toBe(0o600);
  const stranger = new URL(postgres.url("postgres"));
  stranger.password = "wrong";
  const client = new pg.Client({ connectionString: stranger.href });
  await expect(client.connect()).rejects.toThrow(/password authentication failed/);
  await postgres.stop();
});

/** A PostgreSQL whose starter is gone without a word, as after kill -9 where the kernel cannot help. */
async function orphan(): Promise<number> {
  const program = `import("./scripts/postgres/embedded.ts").then(async ({ startEmbeddedPostgres }) => {
    const identity = (await import("./scripts/postgres/identity.ts")).chooseIdentity();
    const prefix = identity.prefix.filter((word) => !["setpriv", "--pdeathsig", "INT"].includes(word));
    const { pid } = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, identity: { ...identity, prefix } });
    console.log(pid);
    process.kill(process.pid, "SIGKILL");
  })`;
  const starter = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  starter.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await once(starter, "close");
  return Number(said);
}

test("one that a killed start left running is stopped, and its data is there", async () => {
  const left = await orphan();
  expect(isAlive(left)).toBe(true);
  const postgres = await startEmbeddedPostgres({ folder, settings: THROWAWAY });
  expect(isAlive(left)).toBe(false);
  expect(await query(postgres, "SELECT word FROM kept")).toBe("kept");
  await postgres.stop();
});

test("kill -9 of PostgreSQL itself loses nothing, and ended tells of it", async () => {
  const postgres = await startEmbeddedPostgres({ folder });
  await query(postgres, "CREATE TABLE acknowledged AS SELECT 1 AS one");
  process.kill(postgres.pid, "SIGKILL");
  await postgres.ended;
  const next = await startEmbeddedPostgres({ folder });
  expect(await query(next, "SELECT one FROM acknowledged")).toBe(1);
  await next.stop();
});

test("keeps the port it is told, says who has it meanwhile, and takes it as soon as it is free", async () => {
  const port = await freePort();
  const squatter = createServer().listen(port, "127.0.0.1");
  await once(squatter, "listening");
  const options = { folder, port, settings: THROWAWAY };
  await expect(startEmbeddedPostgres(options)).rejects.toThrow(`Port ${port} of 127.0.0.1`);
  squatter.close();
  await once(squatter, "close");
  const postgres = await startEmbeddedPostgres(options);
  expect(postgres.port).toBe(port);
  await postgres.stop();
});

test("a process that only has the number of an old PostgreSQL is not touched", async () => {
  const file = join(folder, "cluster/postmaster.pid");
  const bystander = spawn("sleep", ["60"]);
  writeFileSync(file, `${bystander.pid}\n${join(folder, "cluster")}\n`);
  const postgres = await startEmbeddedPostgres({ folder, settings: THROWAWAY });
  expect(isAlive(bystander.pid ?? 0)).toBe(true);
  await postgres.stop();
  bystander.kill();
});

test("a start that was killed while it made the folder does not block the next", async () => {
  const half = join(base, "half");
  const first = await startEmbeddedPostgres({ folder: half, settings: THROWAWAY });
  await first.stop();
  rmSync(join(half, "cluster/PG_VERSION"));
  const next = await startEmbeddedPostgres({ folder: half, settings: THROWAWAY });
  expect(await query(next, "SELECT 1")).toBe(1);
  await next.stop();
});

test("a lost password is said, not replaced", async () => {
  const text = readFileSync(join(folder, "password"));
  rmSync(join(folder, "password"));
  await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(/password .* is missing/);
  expect(existsSync(join(folder, "password"))).toBe(false);
  writeFileSync(join(folder, "password"), text);
});

test.runIf(process.getuid?.() === 0)("root without user namespaces lends it another account", async () => {
  const identity = chooseIdentity({ avoidNamespace: true });
  expect(identity.account?.uid).toBeGreaterThan(0);
  const options = { folder: join(base, "lent"), settings: THROWAWAY, identity };
  const postgres = await startEmbeddedPostgres(options);
  const place = String(await query(postgres, "SHOW data_directory"));
  expect(statSync(place).uid).toBe(identity.account?.uid);
  await postgres.stop();
  // What is lent lies outside of the folder.
  rmSync(dirname(place), { recursive: true });
});
