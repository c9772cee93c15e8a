import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, test } from "vitest";
import { chooseTheme } from "@/components/frame/browser-wishes";
import { PageError } from "@/components/frame/page-error";

describe("the page of an error", () => {
  const page = (reference: string | undefined) => renderToStaticMarkup(<PageError reference={reference} />);

  it("asks for an id to be quoted only when it shows one", () => {
    expect(page("4711")).toMatch(/quote the id below.*Id to quote.*4711/s);
    expect(page(undefined)).not.toMatch(/\bid\b/i);
    expect(page("")).not.toMatch(/\bid\b/i);
  });
});

test.each([
  ["dark", false, "dark"],
  ["light", true, "light"],
  ["system", true, "dark"],
  ["system", false, "light"],
  [null, true, "dark"],
  [null, false, "light"],
] as const)("with %j chosen and a browser that prefers dark: %j, it is %s", (kept, prefersDark, theme) => {
  expect(chooseTheme(kept, prefersDark)).toBe(theme);
});
