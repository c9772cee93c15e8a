import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ephemeralFrom, quietPort } from "./quiet-port.ts";

test("is none that this system gives to outgoing connections", async () => {
  const ports = await Promise.all(Array.from({ length: 30 }, () => quietPort(21_000)));
  for (const port of ports) {
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(21_000);
  }
});

test("is any free one where the system keeps all of them for connections", async () => {
  expect(await quietPort(1_024)).toBeGreaterThan(1_024);
});

test("Linux says where those begin; a system that does not has the standard's", () => {
  const folder = mkdtempSync(join(tmpdir(), "console-ports-"));
  const file = join(folder, "range");
  writeFileSync(file, "32768\t60999\n");
  expect([ephemeralFrom(file), ephemeralFrom(join(folder, "none"))]).toEqual([32_768, 49_152]);
  rmSync(folder, { recursive: true });
});
