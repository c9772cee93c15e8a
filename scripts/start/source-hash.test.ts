import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hashOf } from "./source-hash.ts";

const folder = mkdtempSync(join(tmpdir(), "console-hash-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("every kind of change to a source changes the hash, and tests do not count", () => {
  const at = (name: string) => join(folder, name);
  const seen = new Set<string>();
  const remember = () => seen.add(hashOf([folder, at("absent.ts")], /\.test\.ts$/)).size;
  mkdirSync(at("lib"));
  writeFileSync(at("lib/a.ts"), "1");
  expect(remember()).toBe(1);
  writeFileSync(at("lib/a.ts"), "2");
  expect(remember()).toBe(2);
  renameSync(at("lib/a.ts"), at("lib/b.ts"));
  expect(remember()).toBe(3);
  writeFileSync(at("lib/empty.ts"), "");
  expect(remember()).toBe(4);
  writeFileSync(at("absent.ts"), "");
  expect(remember()).toBe(5);
  writeFileSync(at("lib/a.test.ts"), "test");
  expect(remember()).toBe(5);
});
