"use client";

import { useTranslations } from "next-intl";
import { PresetRow } from "@/components/presets/preset-row";
import { EmptyState } from "@/components/shared/empty-state";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import type { PresetView } from "@/lib/presets/view";

/** Every preset that one may compose from. `origin` is the console's own, for links that are handed on. */
export function PresetList({ presets, origin }: { presets: readonly PresetView[]; origin: string }) {
  const t = useTranslations("presets");
  if (presets.length === 0) {
    return (
      <EmptyState title={t("empty")} actions={<ButtonLink href="/initialize">{t("toForm")}</ButtonLink>}>
        {t("emptyHint")}
      </EmptyState>
    );
  }
  return (
    <Card aria-label={t("title")}>
      <ul className="divide-y divide-line">
        {presets.map((preset) => (
          <PresetRow key={preset.id} preset={preset} origin={origin} />
        ))}
      </ul>
    </Card>
  );
}
