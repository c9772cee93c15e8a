import { describe, expect, it } from "vitest";
import { literalTexts } from "@/lib/i18n/testing/literal-text";
import { parseSource, readSources } from "@/lib/i18n/testing/sources";

const found = (jsx: string) => literalTexts(parseSource("example.tsx", `const view = ${jsx};`)).length;

describe("text in components", () => {
  it("all comes from the messages", () => {
    const sources = readSources(["app", "components"], "tsx");
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.flatMap(literalTexts)).toEqual([]);
  });

  it.each([
    "<p>Hello</p>",
    "<p>你好</p>",
    '<p>{"Hello"}</p>',
    "<p>{ready ? `Done` : null}</p>",
    '<p>{ready && "Done"}</p>',
    '<input placeholder="Name" />',
    '<input aria-label={ready ? "Name" : t("x")} />',
    "<>Hello</>",
  ])("is found in %s", (jsx) => {
    expect(found(jsx)).toBe(1);
  });

  it.each([
    '<p className="grid">{t("hello")}</p>',
    "<p>{' · '}</p>",
    "<code>MerchantBizId</code>",
    '<kbd>{"Ctrl ⏎"}</kbd>',
    "<kbd>Esc</kbd>",
    '<Field label="DocType" />',
  ])("is not seen in %s", (jsx) => {
    expect(found(jsx)).toBe(0);
  });
});
