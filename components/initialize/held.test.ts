import { expect, test } from "vitest";
import { holdsParameter, keepsLocks } from "@/components/initialize/held";
import { defaultDraft } from "@/lib/initialize/draft";

const draft = defaultDraft("biz1");

test("a parameter is held by a lock on it, the address by a lock on where callbacks go too", () => {
  expect(holdsParameter(["IdSpoof"], "IdSpoof")).toBe(true);
  expect(holdsParameter(["IdSpoof"], "IdThreshold")).toBe(false);
  expect(holdsParameter(["callbackTo"], "CallbackUrl")).toBe(true);
  expect(holdsParameter(["CallbackUrl"], "CallbackUrl")).toBe(true);
  expect(holdsParameter(["callbackTo"], "CallbackToken")).toBe(false);
});

test("a change keeps the locks while it leaves what they hold", () => {
  expect(keepsLocks(["IdSpoof"], draft, { ...draft, IdThreshold: "1" })).toBe(true);
  expect(keepsLocks(["IdSpoof"], draft, { ...draft, IdSpoof: draft.IdSpoof === "Y" ? "N" : "Y" })).toBe(
    false,
  );
  expect(keepsLocks(["pinned"], draft, { ...draft, pinned: [] })).toBe(true);
  expect(keepsLocks(["pinned"], draft, { ...draft, pinned: ["IdSpoof"] })).toBe(false);
});
