import { expect, it } from "vitest";
import { findAction } from "./action-id.ts";

const manifest = { node: { "40ab": { exportedName: "one" }, "40cd": { exportedName: "two" } }, edge: {} };

it("finds an action by the name under which it is exported, and no other", () => {
  expect(findAction(manifest, "two")).toBe("40cd");
  expect(findAction(manifest, "three")).toBeUndefined();
  expect(findAction(null, "one")).toBeUndefined();
});
