import { describe, expect, it } from "vitest";
import {
  documentEntries,
  experimentEntries,
  foundEntries,
  matching,
  pageEntries,
  presetEntries,
} from "@/components/palette/entries";
import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";

const pages = pageEntries([
  { key: "overview", href: "/", label: "Overview" },
  { key: "credentials", href: "/credentials", label: "凭证" },
]);
const presets = presetEntries(
  [
    { id: "1", name: "Strict passports", version: 2, shared: true },
    { id: "2", name: "Mine", version: 1, shared: false },
  ],
  "private",
);
const documents = (typed: string, recent: string[] = []) =>
  documentEntries(recent, DOCUMENT_TYPES, "en", typed);
const labels = (typed: string, recent: string[] = []) =>
  matching([...pages, ...presets, ...documents(typed, recent)], typed).map(({ label }) => label);

describe("the palette", () => {
  it("names experiments last, so that what comes late pushes nothing aside", () => {
    const found = experimentEntries([{ id: "e", name: "Overview of scans", createdAt: "" }], () => "today");
    expect(matching([...found, ...pages], "overview").map(({ href }) => href)).toEqual(["/", "/lab/e"]);
  });

  it("begins with presets, recent document types and pages, in this order", () => {
    expect(labels("", ["00000008", "X-7"])).toEqual([
      "Strict passports",
      "Mine",
      "Hong Kong identity card (2018 version)",
      "X-7",
      "Overview",
      "凭证",
    ]);
  });

  it.each([
    ["PASS str", ["Strict passports"]],
    ["private", ["Mine"]],
    ["护照", ["Global passport"]],
    ["macao identity", ["Macao (China) identity card"]],
    ["000000011", ["Macao (China) identity card"]],
    ["凭", ["凭证"]],
    ["/cred", ["凭证"]],
    ["no such thing", []],
  ])("finds by %j: %j", (typed, found) => expect(labels(typed)).toEqual(found));

  it("names a recent document type once, before the others", () => {
    expect(labels("hong kong identity", ["00000008"])).toEqual([
      "Hong Kong identity card (2018 version)",
      "Hong Kong identity card (2003 version)",
    ]);
  });

  it("leads to the form with a preset or a document type, whatever is in the code", () => {
    expect(presets[0]?.href).toBe("/initialize?preset=1");
    expect(documents("", ["a&b=c"])[0]?.href).toBe("/initialize?docType=a%26b%3Dc");
  });

  it("shows what was found by an id first, whatever it is called", () => {
    const found = foundEntries(
      [
        {
          id: "7",
          by: "RequestId",
          merchantBizId: "biz1",
          createdAt: "2026-11-23T10:00:00Z",
        },
      ],
      () => "10:00",
    );
    const [first] = matching([...pages, ...found], "REQ-1");
    expect(first).toMatchObject({ href: "/transactions/7", label: "biz1", detail: "RequestId · 10:00" });
  });
});
