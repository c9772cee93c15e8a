import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Verifies the trail with the console's own code and keys, in a process that has them. Null when it is whole. */
export function chainFault(env: Record<string, string>): Promise<string | null> {
  const words = ["--import", "./scripts/runtime/resolve-hooks.mjs", "scripts/crash/verify-trail.ts"];
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(code === 0 ? null : said.trim() || `verifying ended with ${code}`));
  });
}
