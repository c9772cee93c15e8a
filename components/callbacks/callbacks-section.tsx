"use client";

import { useTranslations } from "next-intl";
import { DeliveryCard } from "@/components/callbacks/delivery-card";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { useStory } from "@/lib/timeline/story-context";

/** Everything that arrived at the transaction's callback address, each with what is to be thought of it. */
export function CallbacksSection() {
  const t = useTranslations("callbacks");
  const { deliveries, transaction } = useStory().story;
  const { shown, total } = deliveries;
  return (
    <Card id="callbacks" aria-labelledby="callbacks-title" className="scroll-mt-16">
      <CardHeader title={t("title")} titleId="callbacks-title" description={t("hint")} />
      {shown.length === 0 ? (
        <CardBody className="text-ink-muted">
          {t(transaction.callbackExpected ? "noneYet" : "noneExpected")}
        </CardBody>
      ) : (
        <ul className="divide-y divide-line">
          {shown.map((delivery) => (
            <li key={delivery.id}>
              <DeliveryCard delivery={delivery} />
            </li>
          ))}
        </ul>
      )}
      {total > shown.length ? (
        <CardBody className="border-t border-line text-sm text-ink-muted">
          {t("more", { count: total - shown.length })}
        </CardBody>
      ) : null}
    </Card>
  );
}
