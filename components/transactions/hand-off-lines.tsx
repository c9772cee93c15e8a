"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyButton } from "@/components/shared/copy-button";
import { Tabs } from "@/components/ui/tabs";
import { HAND_OFF_LANGUAGES, type HandedOver } from "@/lib/transactions/hand-off";

/** The lines of an app that take both values. */
export function HandOffLines({ handed }: { handed: HandedOver }) {
  const t = useTranslations("handOff");
  const [chosen, setChosen] = useState(HAND_OFF_LANGUAGES[0].id);
  const { label, write } = HAND_OFF_LANGUAGES.find(({ id }) => id === chosen) ?? HAND_OFF_LANGUAGES[0];
  const name = t("lines", { language: label });
  const code = write(handed);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p className="text-sm text-ink-muted">{t("linesHint")}</p>
      <Tabs label={t("languages")} tabs={HAND_OFF_LANGUAGES} value={chosen} onValueChange={setChosen}>
        <div className="relative min-w-0">
          <CopyButton value={code} name={name} className="absolute top-1.5 right-1.5 bg-surface-raised" />
          <pre className="p-3 pr-9 text-xs break-all whitespace-pre-wrap">
            <code>{code}</code>
          </pre>
        </div>
      </Tabs>
    </div>
  );
}
