import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BootstrapFault } from "./bootstrap-fault.mjs";
import { step } from "./progress.mjs";

const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/;
const NO_SPACE = /ENOSPC/;
const NO_RIGHT = /EACCES|EPERM|EROFS/;
const SHOWN_LINES = 12;

/** Runs `npm ci` when node_modules is not what the lock file asks for. @throws BootstrapFault */
export async function installWhenNeeded(root) {
  if (isInstalled(root)) return;
  await step(
    "Installing packages (about a minute)",
    () => npmCi(root),
    () => "Packages installed",
  );
}

/** Compares npm's own record of what it installed, written as its last act, with the lock file. */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, "package-lock.json"));
  const present = packagesOf(join(root, "node_modules/.package-lock.json"));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === "") return true;
    const found = present[path];
    // An optional package may be for another kind of machine.
    if (!found) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

async function npmCi(root) {
  const words = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, said } = await run(npmCommand(), words, root);
  if (status === 0 && existsSync(join(root, "node_modules/.package-lock.json"))) return;
  throw new BootstrapFault(...explain(said));
}

/** npm's own program when npm started us, else the one in PATH. */
function npmCommand() {
  const program = process.env.npm_execpath;
  if (program?.endsWith(".js")) return [process.execPath, program];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

function run([program, ...first], words, root) {
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...words], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      shell: program.endsWith(".cmd"),
      env: installEnvironment(root),
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        said += text;
      });
    }
    child.on("error", (error) => resolve({ status: 1, said: `${said}${error.message}` }));
    child.on("close", (status) => resolve({ status, said }));
  });
}

/** Prisma's install script must not look for an engine to download: the project has one. */
function installEnvironment(root) {
  const engine = join(root, "scripts/prisma/schema-engine.mjs");
  return { ...process.env, NODE_ENV: "development", PRISMA_SCHEMA_ENGINE_BINARY: engine };
}

function explain(said) {
  const last = said.trim().split("\n").slice(-SHOWN_LINES);
  if (OFFLINE.test(said)) {
    return [
      "npm could not reach its registry.",
      "Check the network, and behind a proxy `npm config get registry proxy https-proxy`; then run this again.",
      ...last,
    ];
  }
  if (NO_SPACE.test(said)) return ["The disk is full.", "Free about 1.5 GB and run this again.", ...last];
  if (NO_RIGHT.test(said)) {
    return ["npm may not write here.", "Is this folder yours? Run this again as its owner.", ...last];
  }
  return ["npm could not install the packages. It said:", ...last];
}
