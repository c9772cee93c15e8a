import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { Noise } from "@/components/callbacks/noise";
import { foldDeliveries } from "@/lib/callbacks/fold";
import { judgeDeliveries } from "@/lib/callbacks/verdict";
import type { DeliveryView } from "@/lib/callbacks/view";
import { messagesOf } from "@/lib/i18n/messages";

vi.mock("@/components/callbacks/delivery-card", () => ({ DeliveryCard: () => "card" }));

const transaction = { transactionId: "hks1", callbackTokenHash: "right", answeredAt: 1, deadline: 1_000_000 };

/** Deliveries without the right token, each of its own content. */
function forged(count: number): DeliveryView[] {
  const fields = Array.from({ length: count }, (_, n) => ({
    pairs: [["passed", String(n)] as [string, string]],
    cut: false,
  }));
  const verdicts = judgeDeliveries(
    transaction,
    fields.map((each) => ({ receivedAt: 10, fields: each })),
  );
  return verdicts.map((verdict, n) => ({
    id: String(n),
    number: n + 1,
    receivedAt: new Date(10).toISOString(),
    method: "GET",
    fields: fields[n] ?? { pairs: [], cut: false },
    source: null,
    headers: [],
    erased: false,
    verdict,
    again: null,
  }));
}

function page(came: number, unstored = 0): string {
  const noise = foldDeliveries(forged(came - unstored));
  const counts = {
    shown: noise,
    total: came,
    wrong: came,
    lastWrongAt: null,
    probes: 0,
    unstored,
    address: "https://console.example.com/api/callbacks/x",
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messagesOf("en")} timeZone="UTC">
      <Noise noise={noise} counts={counts} mayForward mayJudge />
    </NextIntlClientProvider>,
  );
}

test("what is kept and not listed is told of, and what was only counted", () => {
  expect(page(10)).not.toContain("not listed");
  expect(page(21)).toContain("11 more are kept and not listed");
  expect(page(26, 5)).toMatch(/11 more are kept and not listed.*5 more were counted and not kept/s);
});
