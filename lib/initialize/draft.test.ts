import { expect, test, vi } from "vitest";
import { defaultDraft, newMerchantBizId } from "@/lib/initialize/draft";
import { PARAMETERS } from "@/lib/initialize/parameters";
import { draftSchema } from "@/lib/initialize/schema";

test("a new MerchantBizId is 32 lower-case hexadecimal digits, and never the same twice", () => {
  const made = Array.from({ length: 1000 }, newMerchantBizId);
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(made).size).toBe(1000);
});

test("it is made where a browser offers getRandomValues alone, as over plain http", () => {
  vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array) => bytes.fill(10) });
  expect(newMerchantBizId()).toBe("0a".repeat(16));
  vi.unstubAllGlobals();
});

test("the untouched draft has the vendor's defaults", () => {
  const draft: Record<string, unknown> = defaultDraft("b1");
  for (const { name, default: standard } of PARAMETERS) {
    if (standard !== undefined) expect(draft[name]).toBe(standard);
  }
  expect(draft).toMatchObject({ callbackTo: "console", hashMerchantUserId: true, pinned: [] });
});

test("the untouched draft lacks only what nobody can guess", () => {
  const issues = draftSchema("en").safeParse(defaultDraft(newMerchantBizId())).error?.issues ?? [];
  expect(issues.map(({ path }) => path.join("."))).toEqual(["MetaInfo", "MerchantUserId"]);
});
