import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Stage } from "./stage.ts";

export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

export type ChildPlan = {
  /** What it is called in messages and in the name of its log. */
  name: string;
  /** The program, from the project's root: `scripts/serve.ts`. */
  program: string;
  /** Words for Node itself. */
  node?: readonly string[];
  env: Record<string, string>;
};

export type Child = {
  pid: number;
  /** Loopback origin where it answers. */
  origin: string;
  stop(): Promise<void>;
};

const READY_MS = 90_000;
const POLITE_MS = 10_000;
const SHOWN_LINES = 15;

/**
 * Starts a program of the project under this very Node, with these environment variables and no others of ours,
 * and waits until it says on its channel that it is ready. It ends with the stage at the latest.
 * @throws when it ends or stays silent instead, with the last lines of what it wrote
 */
export async function startChild(stage: Stage, plan: ChildPlan): Promise<Child> {
  const log = join(stage.folder, `${plan.name}.log`);
  const process = launch(plan, log);
  const stop = () => end(process);
  stage.onLeave(stop, () => process.kill("SIGKILL"));
  try {
    const port = await readyPort(process);
    return { pid: process.pid ?? 0, origin: `http://127.0.0.1:${port}`, stop };
  } catch (cause) {
    const said = readFileSync(log, "utf8").trimEnd().split("\n").slice(-SHOWN_LINES).join("\n");
    throw new Error(`${plan.name} did not start: ${(cause as Error).message}\n${said}`, { cause });
  }
}

function launch({ program, node = [], env }: ChildPlan, log: string): ChildProcess {
  // A file takes what the child writes: a pipe would make this process, which measures, read it.
  const out = openSync(log, "a");
  const child = spawn(process.execPath, [...node, program], {
    cwd: PROJECT,
    stdio: ["ignore", out, out, "ipc"],
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  closeSync(out);
  return child;
}

function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`silent for ${READY_MS / 1000} s`)), READY_MS);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      then();
    };
    child.once("error", (error) => settle(() => reject(error)));
    child.once("exit", (code, signal) => settle(() => reject(new Error(`it ended (${code ?? signal})`))));
    child.on("message", (message) => {
      if (isReady(message)) settle(() => resolve(message.port));
    });
  });
}

function isReady(message: unknown): message is { ready: true; port: number } {
  return typeof message === "object" && message !== null && "ready" in message && "port" in message;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), POLITE_MS);
  await ended;
  clearTimeout(force);
}
