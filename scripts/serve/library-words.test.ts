import { expect, test } from "vitest";
import { wordsOfLibraries } from "./library-words.ts";

function listen() {
  const said: { level: string; said: string; times: number; message: string }[] = [];
  let clock = 0;
  const take = wordsOfLibraries({
    say: (level, line, message) => said.push({ level, message, ...line }),
    now: () => clock,
  });
  return { said, take, wait: (ms: number) => (clock += ms) };
}

test("an error that takes many lines is one line of the log, whole and without colours", () => {
  const { said, take } = listen();
  const error = Object.assign(new Error("a page broke"), { digest: "42" });
  take("error", ["\u001b[31m⨯\u001b[39m", error]);
  expect(said).toMatchObject([{ level: "error", message: "a library said", times: 1 }]);
  expect(said[0]?.said).toMatch(/^⨯ Error: a page broke\n\s+at [\s\S]*digest: '42'/);
});

test.each([
  [
    "⨯",
    Object.assign(new TypeError("Failed to parse body as FormData."), { cause: new Error("expected :") }),
  ],
  [new Error('Failed to find Server Action "7f00". This request might be from an older deployment.')],
  ["`x-forwarded-host` header with value `a` does not match `origin` header with value `b`"],
  ["⨯", new Error("Invalid Server Actions request.")],
  ["⨯", new Error("aborted")],
])("what a malformed request makes Next say is one short line, however often: %s %s", (...words) => {
  const { said, take, wait } = listen();
  for (let time = 0; time < 1_000; time += 1) take("error", words);
  expect(said.map(({ level, times }) => [level, times])).toEqual(Array(3).fill(["warn", 1]));
  expect(said[0]?.said).not.toContain("\n");
  wait(60_000);
  take("error", words);
  expect(said.at(-1)?.times).toBe(998);
});

test("a flood of one kind is not written, whatever numbers it carries, and hides no other kind", () => {
  const { said, take } = listen();
  for (let time = 0; time < 1_000; time += 1)
    take("warn", [`no room for ${time} and ${time.toString(16)}f0`]);
  take("error", ["something else"]);
  expect(said.map((line) => line.said)).toEqual([
    "no room for 0 and 0f0",
    "no room for 1 and 1f0",
    "no room for 2 and 2f0",
    "something else",
  ]);
});

test("kinds without end are not kept without end, and no line is longer than a page", () => {
  const { said, take } = listen();
  for (let time = 0; time < 1_000; time += 1) take("info", [`kind ${"x".repeat(time)}`]);
  expect(said.length).toBeLessThan(60);
  const another = listen();
  another.take("info", ["long\n".repeat(10_000)]);
  expect(another.said[0]?.said.length).toBe(4_000);
});
