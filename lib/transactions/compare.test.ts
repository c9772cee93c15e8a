import { expect, test } from "vitest";
import { compareCalls, timeToResult } from "@/lib/transactions/compare";
import { ERASED } from "@/lib/transactions/erased";

const call = (parameters: Record<string, string>, changed = {}) => ({
  parameters: { MerchantBizId: "a1", ...parameters },
  merchantUserHash: "aa",
  merchantUserHashed: true,
  metaInfoHash: "cc",
  callbackExpected: true,
  ...changed,
});
type Call = ReturnType<typeof call>;
const marked = (mark: string) => (left: Call, right: Call) =>
  compareCalls(left, right).flatMap(({ name, difference }) => (difference === mark ? [name] : []));
const differing = marked("differs");

test("only what meant something else to the vendor differs", () => {
  expect(differing(call({ IdSpoof: "Y" }), call({ IdSpoof: "N" }))).toEqual(["IdSpoof"]);
  expect(differing(call({ IdThreshold: "3" }), call({}))).toEqual([]);
  expect(differing(call({}), call({}, { merchantUserHash: "bb" }))).toEqual(["MerchantUserId"]);
  expect(differing(call({}), call({}, { metaInfoHash: "dd" }))).toEqual(["MetaInfo"]);
});

test("what is made for each call is told apart from what somebody chose", () => {
  const [left, right] = [
    call({ CallbackUrl: "https://x/1" }),
    call({ MerchantBizId: "b2", CallbackUrl: "https://x/2" }),
  ];
  expect(differing(left, right)).toEqual([]);
  expect(marked("always")(left, right)).toEqual(["MerchantBizId", "CallbackUrl", "CallbackToken"]);
  expect(marked("always")(left, left)).not.toContain("MerchantBizId");
});

test("the console's address beside one of somebody's own differs; of the other's token nothing is kept", () => {
  const own = call({ CallbackUrl: "https://own" }, { callbackExpected: false });
  expect(differing(call({ CallbackUrl: "https://x/1" }), own)).toEqual(["CallbackUrl"]);
  expect(marked("untold")(call({ CallbackUrl: "https://x/1" }), own)).toEqual(["CallbackToken"]);
});

test("what was erased is neither the same nor another", () => {
  const erased = call({}, { merchantUserHash: ERASED, metaInfoHash: null });
  for (const other of [erased, call({})]) {
    expect(differing(erased, other)).toEqual([]);
    expect(marked("untold")(erased, other)).toEqual(["MetaInfo", "MerchantUserId"]);
  }
});

test("all thirteen are compared", () => {
  expect(compareCalls(call({}), call({}))).toHaveLength(13);
});

test("the time to a result runs from the call, and there is none before it", () => {
  const createdAt = "2026-11-23T10:00:00.000Z";
  expect(timeToResult({ createdAt, settledAt: "2026-11-23T10:01:30.000Z" })).toBe(90_000);
  expect(timeToResult({ createdAt, settledAt: null })).toBeNull();
});
