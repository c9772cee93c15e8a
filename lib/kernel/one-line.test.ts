import { expect, test } from "vitest";
import { ONE_LINE } from "@/lib/kernel/one-line";

test.each(["", "Olga O\u2019Neill", "王小明", "مرحبا بالعالم", "👩‍👧 family", "zero\u200bwidth", "<b>&'"])(
  "%j is a name",
  (name) => expect(ONE_LINE.test(name)).toBe(true),
);

test.each([
  "a\nb",
  "a\tb",
  "\0",
  "\u0085",
  "\ud800",
  "a\u2028b",
  "invoice\u202egnp.exe",
  "\u2067x",
  "\u202ax",
])("%j is none", (name) => expect(ONE_LINE.test(name)).toBe(false));
