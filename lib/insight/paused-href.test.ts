import { expect, test } from "vitest";
import { pausedHref } from "@/lib/insight/paused-href";

test.each([
  ["admin", "/credentials"],
  ["auditor", "/audit?event=breaker.opened"],
  ["operator", "/initialize"],
] as const)("an %s learns of paused calls at a page that they may open: %s", (role, href) =>
  expect(pausedHref(role)).toBe(href),
);
