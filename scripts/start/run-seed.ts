import { spawn } from "node:child_process";
import { Fault } from "../runtime/fault.ts";
import type { SeedAnswer } from "./seed-answer.ts";

/** Runs the seed as a process of its own. @throws Fault */
export async function runSeed(environment: Record<string, string>): Promise<SeedAnswer & { ok: true }> {
  const words = ["--import", "./scripts/runtime/resolve-hooks.mjs", "scripts/start/seed.ts"];
  const child = spawn(process.execPath, words, {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { ...process.env, ...environment },
  });
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const answer = await new Promise<SeedAnswer>((resolve) => {
    child.on("message", (message) => resolve(message as SeedAnswer));
    child.on("close", () => resolve({ ok: false, wrongKeys: false, message: said }));
    child.on("error", (error) => resolve({ ok: false, wrongKeys: false, message: error.message }));
  });
  if (answer.ok) return answer;
  if (answer.wrongKeys) {
    throw new Fault(
      "The database holds secrets that were sealed with other keys.",
      answer.message,
      "Restore the file `keys` of the data folder, or set CONSOLE_KEYS to the keys that this database was used with.",
    );
  }
  throw new Fault("The first-run data could not be written.", ...answer.message.trim().split("\n"));
}
