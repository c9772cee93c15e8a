import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CallbackChanges,
  callbackAddressFault,
  callbackCall,
} from "@/lib/sandbox/operations/callback-address";
import { USUAL_CALLBACK } from "@/lib/sandbox/scripts/callback-plan";

const near = new Set(["http://localhost:3000", "http://[::1]:3000"]);

describe("a CallbackUrl", () => {
  test.each([
    "https://www.aliyun.com",
    "https://example.com:8443/hook?a=1",
    "http://localhost:3000/hook",
    "http://[::1]:3000/hook",
  ])("may be %s", (address) => {
    expect(callbackAddressFault(address, near)).toBeNull();
  });

  test.each([
    ["http://example.com/hook", "with https"],
    ["http://localhost/hook", "with https"],
    ["http://127.0.0.1:3000/hook", "with https"],
    ["http://localhost.example.com/", "with https"],
    ["http://example.com/?localhost", "with https"],
    ["http://10.0.0.1/", "with https"],
    ["ftp://127.0.0.1/hook", "with https"],
    ["localhost:3000/hook", "with https"],
    [" https://example.com", "with https"],
    ["https://example.com/a b", "with https"],
    ["https://", "with https"],
    ["https://a@example.com/", "user name"],
    ["https://:b@example.com/", "user name"],
    ["http://127.0.0.1@example.com/", "user name"],
  ])("may not be %s", (address, rule) => {
    expect(callbackAddressFault(address, near)).toContain(rule);
  });
});

test("plain http is allowed to an origin that is near, and to no other of its host", () => {
  const origin = new Set(["http://10.0.0.1:3000"]);
  expect(callbackAddressFault("http://10.0.0.1:3000/hook", origin)).toBeNull();
  for (const other of ["http://10.0.0.1:3001/hook", "http://10.0.0.1/hook", "http://10.0.0.2:3000/hook"])
    expect(callbackAddressFault(other, origin)).toContain("with https");
});

describe("a changed callback", () => {
  const target = (changes: Partial<CallbackChanges>, outcome: "passed" | "failed" = "passed") => {
    const SubCode = outcome === "passed" ? "200" : "204";
    const notified = {
      TransactionId: "hks1",
      SubCode,
      CallbackToken: "t",
      CallbackUrl: "https://h",
      outcome,
    };
    return callbackCall(notified, { ...USUAL_CALLBACK, ...changes })?.slice("https://h?".length);
  };

  test.each([
    ["flipped pass", { flipped: true }, "passed", "transactionId=hks1&passed=N&subCode=205&callbackToken=t"],
    [
      "flipped failure",
      { flipped: true },
      "failed",
      "transactionId=hks1&passed=Y&subCode=200&callbackToken=t",
    ],
    ["failure", {}, "failed", "transactionId=hks1&passed=N&subCode=204&callbackToken=t"],
    [
      "spelling",
      { passed: "T", subCode: "9" },
      "passed",
      "transactionId=hks1&passed=T&subCode=9&callbackToken=t",
    ],
    ["missing token", { token: "missing" }, "passed", "transactionId=hks1&passed=Y&subCode=200"],
    ["missing id", { transactionId: "missing" }, "passed", "passed=Y&subCode=200&callbackToken=t"],
    [
      "names",
      { names: { passed: "PASSED", callbackToken: "CallbackToken" } },
      "passed",
      "transactionId=hks1&PASSED=Y&subCode=200&CallbackToken=t",
    ],
  ] as const)("%s", (_, changes, outcome, expected) => {
    expect(target(changes, outcome)).toBe(expected);
  });

  test("has another token or id, not the right one", () => {
    expect(target({ token: "wrong" })).toMatch(
      /^transactionId=hks1&passed=Y&subCode=200&callbackToken=[\w-]{32}$/,
    );
    const other = new URLSearchParams(target({ transactionId: "other" })).get("transactionId");
    expect(other).toMatch(/^hks[0-9a-f]{29}$/);
  });
});

describe("the callback", () => {
  const ended = { TransactionId: "hks1", SubCode: "200", CallbackToken: "t", outcome: "passed" } as const;
  const fields = "transactionId=hks1&passed=Y&subCode=200&callbackToken=t";

  test.each([
    ["https://h", `https://h?${fields}`],
    ["https://h/a?", `https://h/a?${fields}`],
    ["https://h/a?b=%20c", `https://h/a?b=%20c&${fields}`],
    ["https://h/a?b&", `https://h/a?b&${fields}`],
    ["https://h/a?b#c", `https://h/a?b&${fields}`],
  ])("to %s goes to %s", (CallbackUrl, called) => {
    expect(callbackCall({ ...ended, CallbackUrl }, USUAL_CALLBACK)).toBe(called);
  });

  test("carries any token so that it reads back as it was chosen", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (CallbackToken) => {
        const notified = { ...ended, CallbackToken, CallbackUrl: "https://h/?own=1" };
        const called = callbackCall(notified, { ...USUAL_CALLBACK, passed: "N" }) ?? "";
        const read = new URL(called).searchParams;
        expect([read.get("callbackToken"), read.get("passed"), read.get("own")]).toEqual([
          CallbackToken,
          "N",
          "1",
        ]);
      }),
    );
  });
});
