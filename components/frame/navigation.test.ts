import { describe, expect, it } from "vitest";
import { isCurrent, navigationFor } from "@/components/frame/navigation";
import { permissionsOf } from "@/lib/auth/permissions";

const keysOf = (role: "operator" | "auditor" | "admin") =>
  navigationFor(permissionsOf(role)).map(({ key }) => key);

describe("navigationFor", () => {
  it("shows each role the pages it may open and no other", () => {
    expect(keysOf("operator")).toEqual([
      "overview",
      "initialize",
      "transactions",
      "presets",
      "scenarios",
      "lab",
    ]);
    expect(keysOf("auditor")).toEqual(["overview", "transactions", "lab", "audit"]);
    expect(keysOf("admin")).toEqual([
      "overview",
      "initialize",
      "transactions",
      "presets",
      "scenarios",
      "lab",
      "credentials",
      "users",
      "audit",
      "settings",
    ]);
  });

  it("shows nothing to somebody without permissions", () => {
    expect(navigationFor([])).toEqual([]);
  });
});

describe("isCurrent", () => {
  it.each([
    ["/", "/", true],
    ["/", "/users", false],
    ["/users", "/users", true],
    ["/transactions", "/transactions/0190", true],
    ["/transactions", "/transactions-old", false],
  ])("%s on %s is %s", (href, pathname, current) => {
    expect(isCurrent(href, pathname)).toBe(current);
  });
});
