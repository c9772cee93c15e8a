import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort } from "../postgres/free-port.ts";
import { isAlive } from "../runtime/processes.ts";
import { askPart, runFixtureConsole } from "./testing/run-console.ts";

const READY = /Stop {9}Ctrl-C/;
const STACK = /\n\s+at .+:\d+:\d+/;
const A_START = { timeout: 60_000 };

let data = "";
let settings: Record<string, string> = {};
let port = 0;
let sandboxPort = 0;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "console-start-"));
  [port, sandboxPort] = [await freePort(), await freePort()];
  settings = { CONSOLE_DATA_DIR: data, PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

test("one port for both is told before anything is started", A_START, async () => {
  const console = runFixtureConsole({ ...settings, SANDBOX_PORT: String(port) });
  expect(await console.ended).not.toBe(0);
  expect(console.said()).toContain("PORT and SANDBOX_PORT are both");
  expect(console.said()).not.toMatch(STACK);
});

function start(more: Record<string, string> = {}, ...words: string[]) {
  return runFixtureConsole({ ...settings, ...more }, words);
}

async function stopped(console: ReturnType<typeof start>): Promise<number | null> {
  console.kill("SIGTERM");
  return console.ended;
}

async function postmaster(): Promise<number> {
  return Number(readFileSync(join(data, "postgres/cluster/postmaster.pid"), "utf8").split("\n", 1)[0]);
}

async function query(connectionString: string | undefined): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query("SELECT 1 FROM person").finally(() => client.end());
}

describe("npm start", () => {
  test(
    "the first start makes an admin and a sandbox key, and says once how to sign in",
    A_START,
    async () => {
      const first = start();
      await first.until(READY);
      expect(first.said()).toMatch(/Sign in as {3}admin@localhost\n/);
      expect(first.said()).toMatch(/Password {5}([a-z2-9]{5}-){4}[a-z2-9]{5}\n/);
      expect(first.said()).toContain(`http://127.0.0.1:${port}`);
      expect(JSON.parse((await askPart(sandboxPort)).sandboxKeys ?? "")).toHaveLength(1);
      expect(await stopped(first)).toBe(0);
      expect(statSync(join(data, "keys")).mode & 0o777).toBe(0o600);
    },
  );

  test(
    "a later start finds its data, says no password, and gives the sandbox the same key",
    A_START,
    async () => {
      const second = start();
      await second.until(READY);
      expect(second.said()).not.toMatch(/Password|Sign in as/);
      const before = (await askPart(sandboxPort)).sandboxKeys;
      expect(await stopped(second)).toBe(0);
      const third = start();
      await third.until(READY);
      expect((await askPart(sandboxPort)).sandboxKeys).toBe(before);
      await stopped(third);
    },
  );

  test(
    "a start with --reset-password gives somebody who lost theirs a one-time password, and nobody else",
    A_START,
    async () => {
      const recovering = start({}, "--reset-password", " Admin@localhost");
      await recovering.until(READY);
      expect(recovering.said()).toMatch(/Sign in as {3}admin@localhost\n/);
      expect(recovering.said()).toMatch(/Password {5}([a-z2-9]{5}-){4}[a-z2-9]{5}\n/);
      await stopped(recovering);
      const mistyped = start({}, "--reset-password", "nobody@localhost");
      expect(await mistyped.ended).not.toBe(0);
      expect(mistyped.said()).toContain("Nobody here has the address nobody@localhost.");
      expect(mistyped.said()).not.toMatch(STACK);
    },
  );

  test(
    "the sandbox gets none of the console's secrets, and no child the admin's password",
    A_START,
    async () => {
      const running = start({
        CONSOLE_ADMIN_EMAIL: "a@b.example",
        CONSOLE_ADMIN_PASSWORD: "correct horse battery",
      });
      await running.until(READY);
      const [server, sandbox] = [await askPart(port), await askPart(sandboxPort)];
      expect(server.names).toEqual(
        expect.arrayContaining(["CONSOLE_KEYS", "DATABASE_URL", "NEXTAUTH_SECRET"]),
      );
      for (const name of ["CONSOLE_KEYS", "DATABASE_URL", "NEXTAUTH_SECRET", "CONSOLE_ADMIN_PASSWORD"]) {
        expect(sandbox.names).not.toContain(name);
      }
      expect(server.names).not.toContain("CONSOLE_ADMIN_PASSWORD");
      await stopped(running);
    },
  );

  test("a child that ignores the request to end is ended by force", A_START, async () => {
    const running = start({ FIXTURE_STUBBORN: "1" });
    await running.until(READY);
    const pids = [(await askPart(port)).pid, (await askPart(sandboxPort)).pid, await postmaster()];
    expect(await stopped(running)).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  test(
    "Ctrl-C that arrives twice at once, from terminal and parent, still ends it in order",
    A_START,
    async () => {
      const running = start();
      await running.until(READY);
      running.kill("SIGINT");
      running.kill("SIGINT");
      expect(await running.ended).toBe(0);
    },
  );

  test("after kill -9 every child ends, and the next start works", A_START, async () => {
    const killed = start();
    await killed.until(READY);
    const pids = [(await askPart(port)).pid, (await askPart(sandboxPort)).pid];
    killed.kill("SIGKILL");
    await killed.ended;
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 10_000 });
    const next = start();
    await next.until(READY);
    expect(await stopped(next)).toBe(0);
  });

  test(
    "PostgreSQL and the server come back when they are killed, at the same addresses",
    A_START,
    async () => {
      const running = start();
      await running.until(READY);
      const { pid, databaseUrl } = await askPart(port);
      process.kill(await postmaster(), "SIGKILL");
      process.kill(pid, "SIGKILL");
      await running.until(/PostgreSQL .*starting it again/);
      await running.until(/server .*starting it again/);
      await vi.waitFor(async () => expect((await askPart(port)).pid).not.toBe(pid), { timeout: 20_000 });
      await vi.waitFor(() => query(databaseUrl), { timeout: 20_000 });
      expect(await stopped(running)).toBe(0);
    },
  );

  test(
    "PostgreSQL takes its port again when somebody had it meanwhile, where the others look for it",
    A_START,
    async () => {
      const running = start();
      await running.until(READY);
      const { databaseUrl } = await askPart(port);
      const place = Number(new URL(databaseUrl ?? "").port);
      process.kill(await postmaster(), "SIGKILL");
      const squatter = createServer();
      const squat = () =>
        new Promise((resolve) => squatter.once("listening", resolve).listen(place, "127.0.0.1"));
      squatter.on("error", () => setTimeout(squat, 1));
      await squat();
      await running.until(new RegExp(`Port ${place} .*is taken by another program`));
      squatter.close();
      await vi.waitFor(() => query(databaseUrl), { timeout: 20_000 });
      expect(await stopped(running)).toBe(0);
    },
  );

  test("a second console on the same data folder is refused", A_START, async () => {
    const running = start();
    await running.until(READY);
    const second = start({ PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/already runs on the data folder .* \(process \d+\)/);
    expect(second.said()).not.toMatch(STACK);
    await stopped(running);
  });

  test("without the keys that sealed the database it says so, and changes nothing", A_START, async () => {
    renameSync(join(data, "keys"), join(data, "keys.away"));
    const running = start();
    expect(await running.ended).toBe(1);
    expect(running.said()).toMatch(/sealed with other keys[\s\S]*CONSOLE_KEYS/);
    expect(running.said()).not.toMatch(STACK);
    renameSync(join(data, "keys.away"), join(data, "keys"));
  });

  test("a taken port is said before anything slow is done", A_START, async () => {
    const squatter = createServer().listen(port, "127.0.0.1");
    const running = start();
    expect(await running.ended).toBe(1);
    expect(running.said()).toMatch(new RegExp(`Port ${port} .* is taken[\\s\\S]*PORT=${port + 1} npm start`));
    expect(running.said()).not.toMatch(/Starting|Building/);
    expect(running.said()).not.toMatch(STACK);
    await new Promise((resolve) => squatter.close(resolve));
  });

  test("bad settings are all listed, without their values", A_START, async () => {
    const bad = {
      HOST: "not a host",
      CONSOLE_KEYS: "k1:hunter2",
      DATABASE_URL: "mysql://hunter2@x/y",
      CONSOLE_PROT: "1",
    };
    const running = start(bad);
    expect(await running.ended).toBe(1);
    for (const name of Object.keys(bad)) expect(running.said()).toMatch(new RegExp(`^  ${name}: `, "m"));
    expect(running.said()).not.toContain("hunter2");
    expect(running.said()).not.toMatch(STACK);
  });

  test("a data folder of another PostgreSQL is left alone, with what to do", A_START, async () => {
    const version = join(data, "postgres/cluster/PG_VERSION");
    writeFileSync(version, "16\n");
    const running = start();
    expect(await running.ended).toBe(1);
    expect(running.said()).toMatch(/written by PostgreSQL 16; this console brings PostgreSQL 18/);
    expect(running.said()).not.toMatch(STACK);
    writeFileSync(version, "18\n");
  });

  test("a database that cannot be reached is named without its password", A_START, async () => {
    const url = `postgresql://console:hunter2@127.0.0.1:${await freePort()}/console`;
    const running = start({ DATABASE_URL: url });
    expect(await running.ended).toBe(1);
    expect(running.said()).toMatch(/cannot be reached[\s\S]*Is PostgreSQL running/);
    expect(running.said()).not.toContain("hunter2");
    expect(running.said()).not.toMatch(STACK);
  });
});
