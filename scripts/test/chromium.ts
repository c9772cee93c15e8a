import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { Fault } from "../runtime/fault.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What `playwright install chromium` may have put into the home folder. */
function ofPlaywright(): string[] {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache/ms-playwright");
  if (!existsSync(folder)) return [];
  const builds = readdirSync(folder).filter((name) => name.startsWith("chromium-"));
  return builds.flatMap((name) => [
    join(folder, name, "chrome-linux64/chrome"),
    join(folder, name, "chrome-linux/chrome"),
  ]);
}

/** The Chromium of this machine: the one that CHROMIUM_PATH names, or one in PATH or in a usual place. */
export function findChromium(): string | undefined {
  const inPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const named = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : [];
  return [...named, ...inPath, ...PLACES, ...ofPlaywright()].find(isProgram);
}

function aptGet(...words: string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", words, { stdio: "inherit", env: environment }).status === 0;
}

/** Finds Chromium, or installs it where that needs no question: as root on Debian or Ubuntu. @throws Fault */
export function requireChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("There is no Chromium here; installing it by apt-get.");
    aptGet("update", "-q");
    aptGet("install", "-y", "-q", "--no-install-recommends", "chromium");
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Fault(
    "The journeys need a Chromium, and there is none on this machine.",
    "Install one (Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium),",
    "or name one: CHROMIUM_PATH=/path/to/chrome npm test",
  );
}
