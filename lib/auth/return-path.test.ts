import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathToReturnTo } from "@/lib/auth/return-path";

describe("pathToReturnTo", () => {
  it.each(["/transactions", "/transactions/0190?x=1#story", "/audit?event=person.added", "/users/../audit"])(
    "keeps %s",
    (path) => {
      const { pathname, search, hash } = new URL(path, "http://console");
      expect(pathToReturnTo(path)).toBe(pathname + search + hash);
    },
  );

  it.each([
    null,
    undefined,
    "",
    "transactions",
    "https://evil.example",
    "//evil.example",
    "//evil.example/audit",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\\\\evil.example",
    "/..//evil.example",
    "/x/..//evil.example",
    "javascript:alert(1)",
    "/sign-in",
    "/sign-in?to=/sign-in",
    "/api/auth/csrf",
  ])("answers the start page for %j", (path) => {
    expect(pathToReturnTo(path)).toBe("/");
  });

  it("never leads to another origin, whatever is asked", () => {
    const parts = fc.constantFrom("/", "\\", "\t", "..", ".", "evil.example", "@", ":", "x", "%2f", "?", "#");
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (asked) => {
        const path = pathToReturnTo(asked.join(""));
        return new URL(path, "https://console.example").origin === "https://console.example";
      }),
      { numRuns: 2_000 },
    );
  });
});
