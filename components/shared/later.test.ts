import { expect, test } from "vitest";
import { readSources } from "@/lib/i18n/testing/sources";

const FORGETS_NOTHING = /\bimport\b[^;]*\blazy\b[^;]*\bfrom "react"|from "next\/dynamic"/;

test("no component is fetched by what remembers a failure for good", () => {
  const sources = readSources(["app", "components"], "{ts,tsx}");
  expect(sources.length).toBeGreaterThan(100);
  const bare = sources.filter(({ text }) => FORGETS_NOTHING.test(text));
  expect(bare.map(({ path }) => path)).toEqual([]);
});
