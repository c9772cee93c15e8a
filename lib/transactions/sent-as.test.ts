import { expect, test } from "vitest";
import { ERASED } from "@/lib/transactions/erased";
import { sentAs } from "@/lib/transactions/sent-as";

const call = (parameters: Record<string, string>, changed = {}) => ({
  parameters,
  merchantUserHash: "aa",
  merchantUserHashed: true,
  callbackExpected: true,
  ...changed,
});

test("a value, a default that counted, and nothing at all are told apart", () => {
  expect(sentAs(call({ IdSpoof: "Y" }), "IdSpoof")).toEqual({ kind: "value", value: "Y", standard: "N" });
  expect(sentAs(call({ IdSpoof: "N" }), "IdSpoof")).toEqual({ kind: "value", value: "N" });
  expect(sentAs(call({}), "IdSpoof")).toEqual({ kind: "default", standard: "N" });
  for (const name of ["SceneCode", "DocPageConfig"] as const) {
    expect(sentAs(call({}), name)).toEqual({ kind: "not-sent" });
  }
});

test("of CallbackToken it is said that it was sent, that it was not, or that nothing is kept", () => {
  expect(sentAs(call({ CallbackUrl: "https://x" }), "CallbackToken")).toEqual({ kind: "token" });
  const without = { callbackExpected: false };
  expect(sentAs(call({}, without), "CallbackToken")).toEqual({ kind: "not-sent" });
  expect(sentAs(call({ CallbackUrl: "https://own" }, without), "CallbackToken")).toEqual({
    kind: "token-untold",
  });
});

test("the person and an address that were erased are said to be", () => {
  expect(sentAs(call({}), "MerchantUserId")).toEqual({ kind: "value", value: "aa" });
  expect(sentAs(call({}, { merchantUserHashed: false }), "MerchantUserId")).toEqual({ kind: "typed" });
  for (const merchantUserHashed of [true, false]) {
    const erased = call({ CallbackUrl: ERASED }, { merchantUserHash: ERASED, merchantUserHashed });
    expect(sentAs(erased, "MerchantUserId")).toEqual({ kind: "erased" });
    expect(sentAs(erased, "CallbackUrl")).toEqual({ kind: "erased" });
  }
});
