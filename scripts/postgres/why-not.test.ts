import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { gravest, whyNot } from "./why-not.ts";

const AT = { folder: tmpdir(), port: 4_711 };
const FULL = [
  "2026-11-23 19:59:42.850 UTC [20736] LOG:  redo done at 0/1E00F30",
  '2026-11-23 19:59:42.851 UTC [20736] FATAL:  could not write to file "pg_wal/xlogtemp.20736": No space left on device',
  "2026-11-23 19:59:42.857 UTC [20730] LOG:  database system is shut down",
];

test("a full disk is named, with what is left of it and what to do", () => {
  const { message, advice } = whyNot(FULL, AT);
  expect(message).toMatch(/^The disk is full: .* \d+ MiB left\.$/);
  expect(advice.join("\n")).toMatch(/FATAL: could not write to file[\s\S]*Make room/);
});

test("a taken port is named", () => {
  const { message } = whyNot(["FATAL:  could not create any TCP/IP sockets"], AT);
  expect(message).toMatch(/^Port 4711 .* is taken/);
});

test("whatever else it said is said whole", () => {
  expect(whyNot(["LOG:  one", "FATAL:  two"], AT).advice).toEqual(["LOG:  one", "FATAL:  two"]);
});

test("of a log the line that ended it is told, without time and process; what clients did wrong is not told", () => {
  expect(gravest(FULL)).toBe(
    'FATAL: could not write to file "pg_wal/xlogtemp.20736": No space left on device',
  );
  expect(
    gravest(["t [1] PANIC:  could not fsync", "t [2] FATAL:  the database system is in recovery mode"]),
  ).toBe("PANIC: could not fsync");
  expect(gravest(["t [1] ERROR:  duplicate key value (email)=(somebody)"])).toBeUndefined();
});
