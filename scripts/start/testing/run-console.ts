import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const WORDS = ["--import", "./scripts/runtime/resolve-hooks.mjs", "scripts/start/testing/fixture-console.ts"];

/** Settings of this test run that a console must not find. */
const FOREIGN = /^(CONSOLE|SANDBOX|NEXTAUTH|VITEST|DATABASE)_?|^(HOST|PORT)$/;

export type Answer = {
  role: string;
  pid: number;
  names: string[];
  databaseUrl?: string;
  sandboxKeys?: string;
};

/**
 * Starts the supervisor around the fixture programs, as `npm start` would.
 * @param within a program, with words, that runs what comes after them
 */
export function runFixtureConsole(
  settings: Record<string, string>,
  words: readonly string[] = [],
  within: readonly string[] = [],
) {
  const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  const [program = "", ...rest] = [...within, process.execPath, ...WORDS, ...words];
  const child = spawn(program, rest, {
    cwd: root,
    env: { NODE_ENV: "production", ...Object.fromEntries(inherited), ...settings },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      child.emit("said");
    });
  }
  const ended = once(child, "close").then(([status]) => status as number | null);
  return {
    pid: child.pid ?? 0,
    said: () => said,
    ended,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Settles when it has said this much; fails with all it said when it ends instead. */
    async until(pattern: RegExp): Promise<void> {
      while (!pattern.test(said)) {
        const over = await Promise.race([once(child, "said").then(() => false), ended.then(() => true)]);
        if (over && !pattern.test(said)) throw new Error(`It ended without saying ${pattern}:\n${said}`);
      }
    },
  };
}

/** What a fixture program says of itself. */
export async function askPart(port: number): Promise<Answer> {
  return (await fetch(`http://127.0.0.1:${port}/`)).json() as Promise<Answer>;
}
