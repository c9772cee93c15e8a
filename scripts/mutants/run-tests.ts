import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** `broken`: nothing ran at all, so nothing is shown; a mutant that no longer loads is no mutant. */
export type TestOutcome = "green" | "red" | "broken";

const LONGEST_MS = 10 * 60_000;

/** Runs test files in a copy of the project. */
export async function runTests(
  folder: string,
  files: readonly string[],
  env: Record<string, string>,
): Promise<TestOutcome> {
  const report = join(folder, "mutants-report.json");
  rmSync(report, { force: true });
  const ok = await vitest(folder, [...files, "--reporter=json", `--outputFile.json=${report}`], env);
  if (!existsSync(report)) return "broken";
  const { numTotalTests = 0 }: { numTotalTests?: number } = JSON.parse(readFileSync(report, "utf8"));
  if (numTotalTests === 0) return "broken";
  return ok ? "green" : "red";
}

function vitest(cwd: string, words: readonly string[], env: Record<string, string>): Promise<boolean> {
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--bail=1", ...words], {
    cwd,
    env: { ...process.env, ...env },
    stdio: "ignore",
  });
  const late = setTimeout(() => child.kill("SIGKILL"), LONGEST_MS);
  return new Promise((resolve) => {
    child.on("close", (code) => {
      clearTimeout(late);
      resolve(code === 0);
    });
  });
}
