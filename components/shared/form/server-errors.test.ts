import { expect, it, vi } from "vitest";
import { placeServerErrors } from "@/components/shared/form/server-errors";

it("puts each error on its field, focuses the first, and passes over fields that the form does not have", () => {
  const values: Record<string, unknown> = { MetaInfo: "", DocType: "x" };
  const setError = vi.fn();
  const getValues = ((path: string) => values[path]) as never;
  placeServerErrors({ setError, getValues }, { Gone: "?", DocType: "one", MetaInfo: "two" });
  expect(setError.mock.calls).toEqual([
    ["DocType", { type: "server", message: "one" }, { shouldFocus: true }],
    ["MetaInfo", { type: "server", message: "two" }, { shouldFocus: false }],
  ]);
});
