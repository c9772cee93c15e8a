import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build, isBuilt } from "../../scripts/start/build.ts";
import { PROJECT } from "./child.ts";

const BARE = join(PROJECT, "bench/bare-next");

/** Builds the console as its start does, unless the build that is there is of the sources as they are. */
export async function ensureProductBuilt(say: (text: string) => void): Promise<void> {
  if (isBuilt()) return;
  say("building the console");
  await build();
}

/** Builds the empty Next application, unless it has been built since it was last touched. */
export async function ensureBareBuilt(say: (text: string) => void): Promise<void> {
  const made = join(BARE, ".next/BUILD_ID");
  if (existsSync(made) && statSync(made).mtimeMs > newestSource(BARE)) return;
  say("building the empty Next application");
  await buildBare();
}

function newestSource(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  // next-env.d.ts is written by the build itself.
  const sources = names.filter((name) => /\.tsx?$/.test(name) && !/^\.next|next-env/.test(name));
  return Math.max(...sources.map((name) => statSync(join(folder, name)).mtimeMs));
}

function buildBare(): Promise<void> {
  const next = join(PROJECT, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build", BARE], {
    cwd: PROJECT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) =>
      status === 0
        ? resolve()
        : reject(new Error(`The build of the empty Next application failed:\n${said}`)),
    );
  });
}
