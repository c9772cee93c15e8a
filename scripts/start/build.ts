import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../runtime/fault.ts";
import { hashOf } from "./source-hash.ts";

const BUILT = ".next";
const STAMP = join(BUILT, "sources");
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "package-lock.json",
];
const TESTS = /\.test\.tsx?$/;
const SHOWN_LINES = 40;

function sources(): string {
  return hashOf(SOURCES, TESTS);
}

/** True when .next is the finished build of the sources as they are. */
export function isBuilt(): boolean {
  return (
    existsSync(join(BUILT, "BUILD_ID")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources()
  );
}

/** Makes the production build. @throws Fault with the end of what the build said */
export async function build(signal?: AbortSignal): Promise<void> {
  const before = sources();
  const { status, said } = await run(signal);
  if (status !== 0) {
    throw new Fault("The production build failed. It said:", ...said.trim().split("\n").slice(-SHOWN_LINES));
  }
  // Sources that changed meanwhile may or may not be in it: then the next start builds again.
  writeFileSync(STAMP, before);
}

function run(signal: AbortSignal | undefined): Promise<{ status: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
      signal,
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
    }
    child.on("error", (error) => resolve({ status: 1, said: `${said}\n${error.message}` }));
    child.on("close", (status) => resolve({ status, said }));
  });
}
