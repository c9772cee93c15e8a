import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprintOf } from "../runtime/processes.ts";
import { lockDataFolder } from "./lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "console-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function leaveLock(pid: number, fingerprint: string): void {
  writeFileSync(join(folder, "lock"), JSON.stringify({ pid, fingerprint }));
}

test("the lock of a living process holds, and giving it up frees the folder", () => {
  const unlock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(/already runs/);
  unlock();
  expect(existsSync(join(folder, "lock"))).toBe(false);
  lockDataFolder(folder)();
});

test("the lock of a process that is gone does not hold", () => {
  const gone = spawnSync("true").pid;
  leaveLock(gone, "1");
  lockDataFolder(folder)();
});

test("a number that went to another process since does not hold", () => {
  leaveLock(process.ppid, `${fingerprintOf(process.ppid)}0`);
  lockDataFolder(folder)();
  leaveLock(process.ppid, fingerprintOf(process.ppid));
  expect(() => lockDataFolder(folder)).toThrow(`process ${process.ppid}`);
});

test("half a lock, left by a full disk, does not hold", () => {
  writeFileSync(join(folder, "lock"), '{"pid":');
  lockDataFolder(folder)();
  expect(readdirSync(folder)).toEqual([]);
});
