"use client";

import { useTranslations } from "next-intl";
import { DeliveryCard } from "@/components/callbacks/delivery-card";
import type { Abilities } from "@/components/callbacks/delivery-menu";
import type { DeliveriesView, DeliveryView } from "@/lib/callbacks/view";

type NoiseProps = { noise: readonly DeliveryView[]; counts: DeliveriesView } & Abilities;

/** So few wrong ones are shown at once; more of them are folded away under how many there are. */
const SHOWN_OPENLY = 2;

/** Probes and what could not show the token: all of it under one line, because none of it changed anything. */
export function Noise({ noise, counts, ...abilities }: NoiseProps) {
  const t = useTranslations("callbacks");
  const { wrong, probes, unstored } = counts;
  const erased = noise.reduce(
    (sum, each) => sum + (each.erased && each.verdict.kind !== "probe" ? 1 + (each.again?.count ?? 0) : 0),
    0,
  );
  const parts = [
    ...(wrong > 0 ? [t("noise.wrong", { count: wrong })] : []),
    ...(probes > 0 ? [t("noise.probes", { count: probes })] : []),
    ...(erased > 0 ? [t("noise.erased", { count: erased })] : []),
  ];
  const told = noise.reduce((sum, { again }) => sum + 1 + (again?.count ?? 0), 0);
  const left = wrong + probes + erased - unstored - told;
  if (parts.length === 0) return null;
  return (
    <details
      className="border-t border-line first:border-t-0"
      open={wrong > 0 && noise.length <= SHOWN_OPENLY}
    >
      <summary className="rounded-sm px-4 py-2.5 text-sm hover:bg-hover">
        {t("noise.unchanged", {
          what: parts.reduce((a, b) => t("noise.and", { a, b })),
          count: wrong + probes + erased,
        })}
      </summary>
      <ul className="divide-y divide-line border-t border-line">
        {noise.map((delivery) => (
          <li key={delivery.id}>
            <DeliveryCard delivery={delivery} {...abilities} />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <p className="border-t border-line px-4 py-2.5 text-sm text-ink-muted">
          {t("noise.left", { count: left })}
        </p>
      ) : null}
      {unstored > 0 ? (
        <p className="border-t border-line px-4 py-2.5 text-sm text-ink-muted">
          {t("noise.unstored", { count: unstored })}
        </p>
      ) : null}
    </details>
  );
}
