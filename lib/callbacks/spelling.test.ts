import fc from "fast-check";
import { expect, test } from "vitest";
import type { CallbackField } from "@/lib/callbacks/fields";
import { spellingNotes } from "@/lib/callbacks/spelling";

test.each<[string, CallbackField[]]>([
  ["as in the example", ["transactionId", "passed", "subCode", "callbackToken"].map((name) => [name, "Y"])],
  ["as in the text", ["subcode", "CallbackToken"].map((name) => [name, "x"])],
  ["said no", [["passed", "N"]]],
])("documented spellings are not remarked upon: %s", (_, pairs) => {
  expect(spellingNotes(pairs)).toEqual([]);
});

test("names in another case, other spellings of passed and further fields are, each once", () => {
  expect(
    spellingNotes([
      ["TRANSACTIONID", "hks1"],
      ["Passed", "T"],
      ["Passed", "T"],
      ["passed", "205"],
      ["passed", ""],
      ["certifyId", "x"],
      ["certifyId", "y"],
      ["", ""],
    ]),
  ).toEqual([
    { kind: "name", seen: "TRANSACTIONID", documented: "transactionId" },
    { kind: "name", seen: "Passed", documented: "passed" },
    { kind: "value", seen: "T", documented: "Y" },
    { kind: "strange-value", seen: "205" },
    { kind: "strange-value", seen: "" },
    { kind: "field", seen: "certifyId" },
    { kind: "field", seen: "" },
  ]);
});

test("no value but that of passed is ever repeated", () => {
  const secret = "sha256:5f2b";
  const name = fc.constantFrom("callbackToken", "transactionId", "subCode", "constructor", "__proto__", "x");
  fc.assert(
    fc.property(fc.array(name), (names) => {
      const notes = JSON.stringify(spellingNotes(names.map((each) => [each, secret])));
      expect(notes).not.toContain(secret);
    }),
  );
});
