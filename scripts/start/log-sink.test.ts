import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asJsonLine } from "./log-line.ts";
import { logSink } from "./log-sink.ts";
import { rotatingFile } from "./rotating-file.ts";

const SMALL = { mostBytes: 100, files: 3 };

let folder: string;
let file: string;
let shown: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "console-log-"));
  file = join(folder, "console.log");
  shown = [];
  for (const method of ["log", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((line) => void shown.push(line));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const read = (path: string) => readFileSync(path, "utf8");

test("a file is put aside when it is full, the youngest as .1, and the oldest is dropped", () => {
  const write = rotatingFile(file, SMALL);
  for (let number = 0; number < 1_000; number += 1) write(`line ${String(number).padStart(4, "0")}`);
  expect(readdirSync(folder).sort()).toEqual(["console.log", "console.log.1", "console.log.2"]);
  const [oldest, younger, newest] = [read(`${file}.2`), read(`${file}.1`), read(file)];
  for (const text of [oldest, younger, newest]) expect(text.length).toBeLessThanOrEqual(110);
  const kept = (oldest + younger + newest).trim().split("\n");
  expect(kept.at(-1)).toBe("line 0999");
  expect(kept).toEqual(kept.map((_, at) => `line ${String(1_000 - kept.length + at).padStart(4, "0")}`));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("what an earlier start wrote is put aside too", () => {
  appendFileSync(file, "earlier\n");
  rotatingFile(file, SMALL)("now");
  expect([read(`${file}.1`), read(file)]).toEqual(["earlier\n", "now\n"]);
});

test("a log that cannot be written ends nothing, and goes on once it can be", () => {
  const away = join(folder, "away");
  const write = rotatingFile(join(away, "console.log"), SMALL);
  write("lost");
  mkdirSync(away);
  write("kept");
  expect(read(join(away, "console.log"))).toBe("kept\n");
});

test("a line of JSON is written as it is, any other as the message of one, bounded and without colours", () => {
  const ours = '{"level":30,"time":"2026-11-23T20:00:00.000Z","msg":"request"}';
  expect(asJsonLine(ours)).toBe(ours);
  expect(JSON.parse(asJsonLine('\u001b[31m⨯\u001b[39m Error: "x"'))).toEqual({
    level: 40,
    time: expect.any(String),
    msg: '⨯ Error: "x"',
  });
  for (const line of ["{", "{ half", "}", "{}}", "[1]", "null", "{ digest: '1' }"]) {
    expect(JSON.parse(asJsonLine(line)).msg).toBe(line);
  }
  expect(asJsonLine("x".repeat(1_000_000)).length).toBeLessThan(3_000);
});

test("in a terminal everything goes to the file and what is urgent to the screen; else all of it to our output", () => {
  const lines = ['{"level":30,"msg":"a"}', '{"level":50,"msg":"b"}', " ✓ Ready", "a library's words"];
  const terminal = logSink(folder, true);
  for (const line of lines) terminal.write(line);
  expect(terminal.file).toBe(file);
  expect(
    read(file)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).msg),
  ).toEqual(["a", "b", " ✓ Ready", "a library's words"]);
  expect(shown).toEqual([lines[1], lines[3]]);
  shown = [];
  const managed = logSink(folder, false);
  for (const line of lines) managed.write(line);
  expect([managed.file, shown.map((line) => JSON.parse(line).level)]).toEqual([undefined, [30, 50, 30, 40]]);
});
