import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asCurl, shellWord } from "@/lib/callbacks/as-curl";
import type { CallbackField } from "@/lib/callbacks/fields";
import { queryOf, rawRequest, TOKEN_PLACEHOLDER } from "@/lib/callbacks/raw-request";
import type { DeliveryView } from "@/lib/callbacks/view";

const ADDRESS = "https://console.example.com/api/callbacks/YWJjZGVmZ2hpamtsbW5vcA";
const HASH = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

const isToken = (name: string) => name.toLowerCase() === "callbacktoken";
const delivery = (pairs: CallbackField[], over: Partial<DeliveryView> = {}) =>
  ({ method: "GET", fields: { pairs, cut: false }, headers: [], ...over }) as DeliveryView;

/** The words that a real shell makes of each command, its own name aside: one shell for all of them. */
function wordsOf(commands: readonly string[]): string[][] {
  const script = `curl() { printf '%s\\0' "$#" "$@"; }\n${commands.join("\n")}\n`;
  const { stdout, stderr, status } = spawnSync("sh", ["-s"], { input: script, encoding: "utf8" });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  const said = stdout.split("\0");
  return commands.map(() => said.splice(0, 1 + Number(said[0])).slice(1));
}

/** A busy machine takes its time over starting shells. */
const SLOW = { timeout: 30_000 };

const HOSTILE = [
  "'",
  "'; touch /tmp/pwned; '",
  "$(touch /tmp/pwned)",
  "`id`",
  '"$HOME"',
  "\\",
  "\\'",
  "a\nb\r\n",
  "!!",
  "*?[a]{b,c}",
  "~",
  "&& || | > <",
  "#",
  "-o/tmp/x",
  "@/etc/passwd",
  "\u0000",
  "\ud800",
  "\u202e真\u0301",
  "",
];

test("a shell makes one word of whatever is quoted, and that word again", SLOW, () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary" }), fc.string());
  const words = fc.array(text, { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(fc.array(words, { minLength: 5, maxLength: 15 }), (commands) => {
      const expected = commands.map((texts) =>
        texts.map((each) => each.toWellFormed().replaceAll("\0", "\ufffd")),
      );
      expect(wordsOf(commands.map((texts) => `curl ${texts.map(shellWord).join(" ")}`))).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});

test("the command repeats the delivery whatever its fields hold, and never its token", SLOW, () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE, "&", "=", "%", "+", "?"), fc.string());
  const name = fc.oneof(text, fc.constantFrom("transactionId", "passed", "callbackToken", "CALLBACKTOKEN"));
  const came = fc.record({ pairs: fc.array(fc.tuple(name, text), { maxLength: 8 }), agent: text });
  fc.assert(
    fc.property(fc.array(came, { minLength: 5, maxLength: 15 }), (all) => {
      const kept = all.map(({ pairs }) =>
        pairs.map(([each, value]): CallbackField => [each, isToken(each) ? HASH : value]),
      );
      const commands = all.map(({ agent }, place) =>
        asCurl(delivery(kept[place] ?? [], { headers: [["user-agent", agent]] }), ADDRESS),
      );
      expect(commands.join("\n")).not.toContain("9f86d081884c7d65");
      for (const [place, words] of wordsOf(commands).entries()) {
        expect(words.slice(0, 3)).toEqual(["--globoff", "--path-as-is", "--user-agent"]);
        expect(words).toHaveLength(5);
        const url = new URL(words[4] ?? "");
        expect(`${url.origin}${url.pathname}`).toBe(ADDRESS);
        const sent = kept[place]?.map(([each, value]) => [
          each.toWellFormed(),
          isToken(each) ? TOKEN_PLACEHOLDER : value.toWellFormed(),
        ]);
        expect([...url.searchParams]).toEqual(sent);
      }
    }),
    { numRuns: 15 },
  );
});

test("a HEAD is repeated as one, and a probe without a question mark", () => {
  expect(asCurl(delivery([], { method: "HEAD" }), ADDRESS)).toBe(
    `curl --head --globoff --path-as-is '${ADDRESS}'`,
  );
});

test("the request is shown with its fields in order, its token as a hash and its headers", () => {
  const pairs: CallbackField[] = [
    ["Passed", "Y"],
    ["callbackToken", HASH],
    ["x y", "a&b='c'"],
    ["", ""],
  ];
  const headers: CallbackField[] = [
    ["host", "console.example.com"],
    ["via", "1.1 proxy"],
  ];
  expect(rawRequest(delivery(pairs, { headers }), ADDRESS)).toBe(
    [
      `GET /api/callbacks/YWJjZGVmZ2hpamtsbW5vcA?Passed=Y&callbackToken=<${HASH}>&x%20y=a%26b%3D%27c%27&= HTTP/1.1`,
      "host: console.example.com",
      "via: 1.1 proxy",
    ].join("\n"),
  );
});

test("a query says again what its fields were", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string({ unit: "grapheme" }))), (pairs) => {
      expect([...new URLSearchParams(queryOf(pairs))]).toEqual(pairs);
    }),
  );
});
