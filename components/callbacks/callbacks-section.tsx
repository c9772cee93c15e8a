"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { DeliveryCard } from "@/components/callbacks/delivery-card";
import type { Abilities } from "@/components/callbacks/delivery-menu";
import { Noise } from "@/components/callbacks/noise";
import { ShowOlder } from "@/components/shared/show-older";
import { useNewest } from "@/components/shared/use-newest";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { isNoise } from "@/lib/callbacks/verdict";
import type { DeliveryView } from "@/lib/callbacks/view";
import { useStory } from "@/lib/timeline/story-context";

/** Everything that arrived at the transaction's callback address, each with what is to be thought of it. */
export function CallbacksSection(abilities: Abilities) {
  const t = useTranslations("callbacks");
  const { deliveries, transaction } = useStory().story;
  const { shown, total } = deliveries;
  const told = shown.filter(({ verdict }) => !isNoise(verdict));
  const { shown: newest, older, showOlder, list } = useNewest(told, ({ id }) => id);
  const noise = shown.filter(({ verdict }) => isNoise(verdict));
  const left = total - deliveries.wrong - deliveries.probes - countOf(told) - countErased(noise);
  return (
    <Card id="callbacks" aria-labelledby="callbacks-title" className="scroll-mt-16">
      <CardHeader title={t("title")} titleId="callbacks-title" description={t("hint")} />
      {total === 0 ? (
        <CardBody className="text-ink-muted">
          {t(transaction.callbackExpected ? "noneYet" : "noneExpected")}
        </CardBody>
      ) : null}
      {told.length > 0 ? (
        <ul
          ref={list as RefObject<HTMLUListElement | null>}
          className="divide-y divide-line [overflow-anchor:none]"
        >
          {older > 0 ? (
            <li className="px-4 py-2.5">
              <ShowOlder older={older} onPress={showOlder} />
            </li>
          ) : null}
          {newest.map((delivery) => (
            <li key={delivery.id} data-newest="">
              <DeliveryCard delivery={delivery} {...abilities} />
            </li>
          ))}
        </ul>
      ) : null}
      {left > 0 ? (
        <p className="border-t border-line px-4 py-2.5 text-sm text-ink-muted first:border-t-0">
          {t("more", { count: left })}
        </p>
      ) : null}
      <Noise noise={noise} counts={deliveries} {...abilities} />
    </Card>
  );
}

/** How many deliveries these stand for. */
function countOf(folded: readonly DeliveryView[]): number {
  return folded.reduce((sum, { again }) => sum + 1 + (again?.count ?? 0), 0);
}

function countErased(folded: readonly DeliveryView[]): number {
  return countOf(folded.filter(({ erased }) => erased));
}
