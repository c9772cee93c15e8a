import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { freePort } from "../postgres/free-port.ts";

/** The console's own process, at one address, to be killed and started again. */
export type Console = {
  origin: string;
  env: Record<string, string>;
  start(): Promise<void>;
  /** SIGKILL to all of its processes. */
  kill(): Promise<void>;
  /** SIGKILL to the one behind the front. */
  killPages(): Promise<void>;
  /** SIGTERM. Resolves with the exit code once it has drained, or with the signal that had to end it. */
  drain(): Promise<number | string>;
};

const root = fileURLToPath(new URL("../../", import.meta.url));
const READY_MS = 60_000;
const DRAIN_MS = 20_000;

export type ConsolePlan = { databaseUrl: string; vendorOrigin: string; log: string };

export async function prepareConsole({ databaseUrl, vendorOrigin, log }: ConsolePlan): Promise<Console> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const secret = () => randomBytes(32).toString("hex");
  const env = {
    HOST: "127.0.0.1",
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    CONSOLE_PUBLIC_URL: origin,
    CONSOLE_KEYS: `crash:${randomBytes(32).toString("base64")}`,
    CONSOLE_PRIVATE_ENDPOINTS: vendorOrigin,
    SANDBOX_ORIGIN: vendorOrigin,
    SANDBOX_CONTROL_TOKEN: secret(),
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: secret(),
  };
  let child: ChildProcess | undefined;
  const ended = () =>
    new Promise<number | string>((resolve) => {
      if (!child || child.exitCode !== null || child.signalCode !== null)
        return resolve(child?.exitCode ?? "none");
      child.once("exit", (code, signal) => resolve(code ?? signal ?? "none"));
    });
  return {
    origin,
    env,
    async start() {
      child = launch(env, log);
      await ready(child, log);
    },
    async kill() {
      const end = ended();
      if (child) killGroup(child);
      await end;
    },
    async killPages() {
      for (const pid of childrenOf(child?.pid ?? 0)) process.kill(pid, "SIGKILL");
    },
    async drain() {
      const end = ended();
      child?.kill("SIGTERM");
      const force = setTimeout(() => child && killGroup(child), DRAIN_MS);
      return end.finally(() => clearTimeout(force));
    },
  };
}

function launch(env: Record<string, string>, log: string): ChildProcess {
  const out = openSync(log, "a");
  const hooks = ["./scripts/runtime/resolve-hooks.mjs", "./scripts/crash/without-next.mjs"];
  const words = [...hooks.flatMap((hook) => ["--import", hook]), "--enable-source-maps", "scripts/serve.ts"];
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: ["ignore", out, out, "ipc"],
    // A group of its own, so that all of its processes can be killed at once.
    detached: true,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
  });
  closeSync(out);
  return child;
}

function killGroup({ pid = 0 }: ChildProcess): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}

function ready(child: ChildProcess, log: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      const said = readFileSync(log, "utf8").trimEnd().split("\n").slice(-15).join("\n");
      reject(new Error(`The console did not start: ${why}\n${said}`));
    };
    const late = setTimeout(() => fail(`silent for ${READY_MS / 1000} s`), READY_MS);
    child.once("exit", (code, signal) => {
      clearTimeout(late);
      fail(`it ended (${code ?? signal})`);
    });
    child.once("message", () => {
      clearTimeout(late);
      resolve();
    });
  });
}
