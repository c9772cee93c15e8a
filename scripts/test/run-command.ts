import { type ChildProcess, spawn } from "node:child_process";

let current: ChildProcess | undefined;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    current?.kill(signal);
    process.exit(130);
  });
}
process.on("disconnect", () => {
  current?.kill("SIGTERM");
  process.exit(1);
});

/** Runs a program under this Node, its output where ours goes. @returns whether it succeeded */
export function runTool(words: string[], environment: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment },
    });
    current = child;
    child.on("error", () => resolve(false));
    child.on("close", (status) => resolve(status === 0));
  });
}
