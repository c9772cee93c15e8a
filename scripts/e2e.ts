// `npm run e2e`: the browser journeys and the access tests, against the console as `npm start` brings it up, on a
// database of its own. Arguments go to Playwright: `npm run e2e -- journeys/operator --headed`.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PASSWORD, PEOPLE } from "../e2e/support/people";
import { startEmbeddedPostgres, THROWAWAY } from "./postgres/embedded";
import { freePort } from "./postgres/free-port";
import { onDatabase, renamed } from "./testing/admin-query";

const root = fileURLToPath(new URL("../", import.meta.url));
const scratch = `${root}.test/journeys`;
/** What the console under test says: requests by the thousand, so not on the screen. */
const consoleLog = `${scratch}/console.log`;
/** A first build included, on two busy cores. */
const READY_MS = 300_000;
const STOP_MS = 30_000;

const undo: (() => Promise<unknown> | unknown)[] = [];

/** A database that nobody has used: in the given PostgreSQL, or in one that is thrown away. */
async function emptyDatabase(): Promise<string> {
  const name = `console_journeys_${process.pid}`;
  if (process.env.DATABASE_URL) {
    const url = process.env.DATABASE_URL;
    undo.push(() => onDatabase(url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    return renamed(url, name);
  }
  const postgres = await startEmbeddedPostgres({ folder: `${scratch}/postgres`, settings: THROWAWAY });
  undo.push(() => postgres.stop());
  return postgres.url(name);
}

function run(words: string[], env: NodeJS.ProcessEnv, output: "inherit" | number = "inherit"): ChildProcess {
  return spawn(process.execPath, words, { cwd: root, env, stdio: ["ignore", output, output] });
}

async function finished(child: ChildProcess): Promise<number> {
  const [code] = child.exitCode === null ? await once(child, "exit") : [child.exitCode];
  return typeof code === "number" ? code : 1;
}

async function untilReady(url: string, console: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (console.exitCode !== null) break;
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const said = readFileSync(consoleLog, "utf8").split("\n").slice(-20).join("\n");
  throw new Error(`The console under test ended or was not ready in time. It said last:\n${said}`);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await finished(child);
  clearTimeout(late);
}

async function main(): Promise<number> {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const [port, sandboxPort, vendorPort, deadPort, listenerPort] = await Promise.all(
    [1, 2, 3, 4, 5].map(() => freePort()),
  );
  const url = `http://127.0.0.1:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOST: "127.0.0.1",
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    DATABASE_URL: await emptyDatabase(),
    CONSOLE_DATA_DIR: `${scratch}/data`,
    CONSOLE_KEYS: `journeys:${randomBytes(32).toString("base64")}`,
    CONSOLE_ADMIN_EMAIL: PEOPLE.admin.email,
    CONSOLE_ADMIN_PASSWORD: PASSWORD,
    CONSOLE_PUBLIC_URL: url,
    CONSOLE_PRIVATE_ENDPOINTS: [
      `http://127.0.0.1:${vendorPort}`,
      `http://127.0.0.1:${deadPort}`,
      `http://localhost:${sandboxPort}`,
      `http://127.0.0.1:${listenerPort}`,
    ].join(","),
    JOURNEYS_VENDOR_PORT: String(vendorPort),
    JOURNEYS_DEAD_PORT: String(deadPort),
    JOURNEYS_LISTENER_PORT: String(listenerPort),
  };
  const console = run(["scripts/start.mjs"], env, openSync(consoleLog, "a"));
  undo.push(() => stopped(console));
  await untilReady(url, console);
  const hooks = ["--import", "./scripts/runtime/resolve-hooks.mjs"];
  const started = {
    ...env,
    SANDBOX_ORIGIN: `http://127.0.0.1:${sandboxPort}`,
    SANDBOX_CONTROL_TOKEN: "unused-while-seeding",
    NEXTAUTH_SECRET: "unused-while-seeding",
  };
  if ((await finished(run([...hooks, "e2e/support/seed.ts"], started))) !== 0) return 1;
  return finished(run(["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2)], env));
}

let status = 1;
try {
  status = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  for (const step of undo.reverse()) await step();
}
process.exit(status);
