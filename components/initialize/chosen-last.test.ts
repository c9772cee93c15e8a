import { expect, test } from "vitest";
import { chosenLast } from "@/components/initialize/chosen-last";

const last = {
  credentialId: "mine",
  docTypes: ["01000001"],
  draft: { DocType: "01000001", DocPageConfig: ["1"], IdThreshold: "0" },
} as unknown as Parameters<typeof chosenLast>[0];
const plain = { presetId: null, draft: null, docType: null } as const;

test("a plain form goes on with all that was chosen last", () => {
  expect(chosenLast(last, plain)).toEqual(last);
  expect(chosenLast(null, plain)).toBeNull();
});

test("a preset says all about the call, and the credential is the one that was used last", () => {
  expect(chosenLast(last, { ...plain, presetId: "p" })).toEqual({ credentialId: "mine", draft: {} });
});

test("an earlier call brings its own credential and its own values", () => {
  expect(chosenLast(last, { ...plain, draft: {} as never })).toBeNull();
});

test("another document keeps what belongs to no document", () => {
  expect(chosenLast(last, { ...plain, docType: "00000001" })?.draft).toEqual({ IdThreshold: "0" });
  expect(chosenLast(last, { ...plain, docType: "01000001" })).toEqual(last);
});
