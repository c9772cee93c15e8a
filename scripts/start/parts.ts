import { join } from "node:path";
import { ownAddress } from "@/lib/platform/server/settings";
import { type Child, startChild } from "./child.ts";
import type { Running } from "./keep-running.ts";
import type { SandboxKey } from "./seed-answer.ts";

/** The TypeScript file of each process, from the root, and how long it may take to end when asked. */
export type Programs = Record<"sandbox" | "server", { file: string; stopsWithinMs: number }>;

/** What starts one of the processes, in the form that can be kept running. */
export function partOf(programs: Programs, onLine: (line: string) => void) {
  return (name: keyof Programs, environment: Record<string, string>) => async (): Promise<Running> => {
    const { file, stopsWithinMs } = programs[name];
    const child: Child = await startChild({ name, program: file, environment, onLine });
    return { ...child, stop: () => child.stop(stopsWithinMs) };
  };
}

/** The stand-in for the vendor knows its keys and its port, and none of the console's own secrets. */
export function sandboxEnvironment(
  environment: Record<string, string>,
  keys: readonly SandboxKey[],
  folder: string,
): Record<string, string> {
  return {
    NODE_ENV: "production",
    SANDBOX_PORT: new URL(environment.SANDBOX_ORIGIN ?? "").port,
    SANDBOX_STATE_DIR: join(folder, "sandbox"),
    SANDBOX_ACCESS_KEYS: JSON.stringify(keys),
    SANDBOX_CALLBACK_ORIGINS: callbackOrigins(environment).join(","),
    SANDBOX_CONTROL_TOKEN: environment.SANDBOX_CONTROL_TOKEN ?? "",
    DATABASE_URL: "",
    CONSOLE_KEYS: "",
    CONSOLE_ADMIN_PASSWORD: "",
  };
}

/** Where the stand-in may call although it is plain http or private: the console, and whom the setting names. */
function callbackOrigins(environment: Record<string, string>): string[] {
  const { HOST = "", PORT = "", CONSOLE_PUBLIC_URL = "", CONSOLE_PRIVATE_ENDPOINTS = "" } = environment;
  const loopback = ["127.0.0.1", "localhost", "[::1]"].map((host) => `http://${host}:${PORT}`);
  const own = [ownAddress(HOST, Number(PORT)), new URL(CONSOLE_PUBLIC_URL).origin, ...loopback];
  return [...new Set([...own, ...CONSOLE_PRIVATE_ENDPOINTS.split(",").filter(Boolean)])];
}
