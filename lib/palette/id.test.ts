import { expect, it } from "vitest";
import { looksLikeId } from "@/lib/palette/id";
import { findSchema } from "@/lib/palette/schema";

it.each([
  ["hks1a2b", true],
  ["0193F2A0-7C11-7000-8000-000000000000", true],
  ["ab", false],
  ["a b c", false],
  ["护照", false],
  ["%_%", false],
  ["x".repeat(129), false],
])("%.20j may be an id: %s, to the page and to the server alike", (text, may) => {
  expect(looksLikeId(text)).toBe(may);
  expect(findSchema.safeParse({ id: text }).success).toBe(may);
});
