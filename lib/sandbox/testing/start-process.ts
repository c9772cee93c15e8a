import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { CONTROL_TOKEN, KEY } from "@/lib/sandbox/testing/start-sandbox";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

export type SandboxProcess = {
  child: ChildProcess;
  port: number;
  /** Ends it with that signal and waits until it is gone; hands back its exit code, null after a kill. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

type Options = {
  folder: string;
  /** Words to put before the command: a shell that lowers a limit, say. */
  wrap?: readonly string[];
  stdio?: "pipe" | "ipc";
  environment?: Record<string, string>;
};

/** The command that runs the stand-in as the product does: plain Node with the resolve hooks. */
export function spawnSandbox({ folder, wrap = [], stdio = "pipe", environment = {} }: Options): ChildProcess {
  const node = [process.execPath, "--import", "./scripts/runtime/resolve-hooks.mjs", "lib/sandbox/main.ts"];
  const [command = "", ...words] = [...wrap, ...node];
  return spawn(command, words, {
    cwd: ROOT,
    stdio: stdio === "ipc" ? ["ignore", "pipe", "pipe", "ipc"] : ["pipe", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "test",
      SANDBOX_PORT: "0",
      SANDBOX_STATE_DIR: folder,
      SANDBOX_ACCESS_KEYS: JSON.stringify([KEY]),
      SANDBOX_CONTROL_TOKEN: CONTROL_TOKEN,
      SANDBOX_CALLS_PER_SECOND: "1000000",
      ...environment,
    },
  });
}

/** What it says on stderr until it ends, and its exit code. */
export async function lastWords(child: ChildProcess): Promise<{ said: string; code: number | null }> {
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await once(child, "close");
  return { said, code: child.exitCode };
}

/** Starts the real process and waits for its line that says ready. */
export async function startProcess(options: Options): Promise<SandboxProcess> {
  const child = spawnSandbox(options);
  if (!child.stdout) throw new Error("The process has no stdout.");
  const [line] = await once(createInterface(child.stdout), "line");
  const { ready, port } = JSON.parse(String(line));
  if (ready !== true) throw new Error(`The process said ${line}.`);
  const end = async (signal: NodeJS.Signals) => {
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return { child, port, end };
}
