import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isInstalled } from "./install.mjs";

const root = mkdtempSync(join(tmpdir(), "console-install-"));
afterAll(() => rmSync(root, { recursive: true }));

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>;

const wanted: Packages = {
  "": { version: "0.1.0" },
  "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
  "node_modules/other-machine": { version: "1.0.0", integrity: "sha512-o", optional: true },
};

function installed(present: Packages | string): boolean {
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
  const text = typeof present === "string" ? present : JSON.stringify({ packages: present });
  writeFileSync(join(root, "node_modules/.package-lock.json"), text);
  return isInstalled(root);
}

test("an installation that matches the lock file is left alone, without packages for other machines", () => {
  expect(installed({ "node_modules/a": { version: "1.0.0", integrity: "sha512-a" } })).toBe(true);
  expect(installed(wanted)).toBe(true);
});

test("a missing, outdated, altered or interrupted installation is made anew", () => {
  expect(installed({})).toBe(false);
  expect(installed({ "node_modules/a": { version: "0.9.0", integrity: "sha512-a" } })).toBe(false);
  expect(installed({ "node_modules/a": { version: "1.0.0", integrity: "sha512-b" } })).toBe(false);
  expect(installed('{"packages":')).toBe(false);
  rmSync(join(root, "node_modules"), { recursive: true });
  expect(isInstalled(root)).toBe(false);
});

test.each(["start", "test"])("npm %s under an older Node says which it needs", (name) => {
  const older = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.18.3"})';
  const run = spawnSync(process.execPath, ["--import", older, `scripts/${name}.mjs`], { encoding: "utf8" });
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/needs Node 20\.19 or newer; here is Node 20\.18\.3/);
  expect(run.stdout).toBe("");
});
