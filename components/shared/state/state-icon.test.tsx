import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { StateBadge } from "@/components/shared/state/state-badge";
import { StateIcon } from "@/components/shared/state/state-icon";
import { messagesOf } from "@/lib/i18n/messages";
import { LOCALES } from "@/lib/kernel/localized-text";
import { SHOWN_STATES } from "@/lib/transactions/state";

const shapeOf = (icon: React.ReactNode) => renderToStaticMarkup(icon).replace(/class="[^"]*"/g, "");

describe("StateIcon", () => {
  it("gives each state a shape of its own, told apart without colour", () => {
    const shapes = SHOWN_STATES.map((state) => shapeOf(<StateIcon state={state} />));
    expect(new Set(shapes).size).toBe(SHOWN_STATES.length);
  });

  it("empties the ring of a pending one, and marks a contradiction", () => {
    const at = (fraction: number) => shapeOf(<StateIcon state="pending" fraction={fraction} />);
    expect(new Set([1, 0.5, 0.1, 0].map(at)).size).toBe(4);
    expect(shapeOf(<StateIcon state="passed" contradiction />)).not.toBe(
      shapeOf(<StateIcon state="passed" />),
    );
  });
});

describe("StateBadge", () => {
  it.each(LOCALES)("says each state with a word of its own (%s)", (locale) => {
    const words = SHOWN_STATES.map((state) =>
      renderToStaticMarkup(
        <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
          <StateBadge state={state} />
        </NextIntlClientProvider>,
      ).replace(/<[^>]*>/g, ""),
    );
    expect(new Set(words).size).toBe(SHOWN_STATES.length);
  });
});
