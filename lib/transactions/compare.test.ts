import { expect, test } from "vitest";
import { compareCalls, timeToResult } from "@/lib/transactions/compare";

const call = (parameters: Record<string, string>, changed = {}) => ({
  parameters: { MerchantBizId: "a1", ...parameters },
  merchantUserHash: "aa",
  metaInfoHash: "cc",
  callbackExpected: true,
  ...changed,
});
const differing = (left: ReturnType<typeof call>, right: ReturnType<typeof call>) =>
  compareCalls(left, right).flatMap(({ name, differs }) => (differs ? [name] : []));

test("only what meant something else to the vendor differs", () => {
  expect(differing(call({ IdSpoof: "Y" }), call({ IdSpoof: "N" }))).toEqual(["IdSpoof"]);
  expect(differing(call({ IdThreshold: "3" }), call({}))).toEqual([]);
  expect(
    differing(call({}), call({ MerchantBizId: "b2", CallbackUrl: "https://x/api/callbacks/9" })),
  ).toEqual([]);
  expect(differing(call({}), call({}, { merchantUserHash: "bb" }))).toEqual(["MerchantUserId"]);
  expect(differing(call({}), call({}, { metaInfoHash: "dd" }))).toEqual(["MetaInfo"]);
  expect(differing(call({}), call({ CallbackUrl: "https://own" }, { callbackExpected: false }))).toEqual([
    "CallbackUrl",
  ]);
});

test("all thirteen are shown, those that were not sent as such", () => {
  const lines = compareCalls(call({ DocType: "1" }), call({}));
  expect(lines).toHaveLength(13);
  expect(lines.find(({ name }) => name === "DocType")).toMatchObject({
    left: "1",
    right: null,
    differs: true,
  });
});

test("the time to a result runs from the call, and there is none before it", () => {
  const createdAt = "2026-11-23T10:00:00.000Z";
  expect(timeToResult({ createdAt, settledAt: "2026-11-23T10:01:30.000Z" })).toBe(90_000);
  expect(timeToResult({ createdAt, settledAt: null })).toBeNull();
});
