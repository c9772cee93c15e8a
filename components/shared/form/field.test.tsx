import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Field } from "@/components/shared/form/field";
import { Input } from "@/components/ui/input";
import { messagesOf } from "@/lib/i18n/messages";
import type { Locale } from "@/lib/kernel/localized-text";

function draw(error?: string, locale: Locale = "en"): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      <Field id="f" label="Document" parameter="DocType" hint="Eight kinds" required error={error}>
        {(control) => <Input {...control} />}
      </Field>
    </NextIntlClientProvider>,
  );
}

const attribute = (html: string, name: string) =>
  html.match(new RegExp(`<input[^>]*\\s${name}="([^"]*)"`))?.[1];

describe("Field", () => {
  it("names its control by label and parameter", () => {
    const html = draw();
    expect(html).toMatch(/<label id="f-label" for="f"[^>]*>Document<code[^>]*>DocType<\/code>/);
    expect(attribute(html, "id")).toBe("f");
    expect(attribute(html, "aria-required")).toBe("true");
  });

  it("describes it by the hint, and by the error once there is one", () => {
    expect(attribute(draw(), "aria-describedby")).toBe("f-hint");
    expect(attribute(draw(), "aria-invalid")).toBeUndefined();
    const html = draw("A sentence.");
    expect(attribute(html, "aria-describedby")).toBe("f-hint f-error");
    expect(attribute(html, "aria-invalid")).toBe("true");
    expect(html).toMatch(/id="f-error" role="alert"/);
  });

  it("translates the name of a message and leaves a sentence as it is", () => {
    expect(draw("required", "zh")).toContain("请填写此项");
    expect(draw("people.emailTaken")).not.toContain("people.emailTaken");
    expect(draw("DocType must be one of eight.")).toContain("DocType must be one of eight.");
    expect(draw("nothingOfThisName")).toContain("nothingOfThisName");
  });
});
