"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { ArchivePreset } from "@/components/presets/archive-preset";
import { CopyButton } from "@/components/shared/copy-button";
import { LocalTime } from "@/components/shared/local-time";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import type { PresetView } from "@/lib/presets/view";
import { fromPreset, labFromPreset } from "@/lib/transactions/starting-point";

/** One preset: what it sets, what it locks, who may use it, and the link that opens a form with it. */
export function PresetRow({ preset, origin }: { preset: PresetView; origin: string }) {
  const t = useTranslations("presets");
  const { id, name, version, shared, owner, note, values, locked, changedBy, changedAt, mayChange } = preset;
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-0 font-semibold break-words">{name}</h3>
        <Badge>{t("version", { version })}</Badge>
        <span className="text-sm text-ink-muted">{shared ? t("sharedBy", { owner }) : t("onlyYours")}</span>
        <span className="grow" />
        <ButtonLink href={fromPreset(id)}>{t("compose")}</ButtonLink>
        <ButtonLink href={labFromPreset(id)}>{t("vary")}</ButtonLink>
        <CopyButton value={`${origin}${fromPreset(id)}`} name={t("link")} />
        {mayChange ? <ArchivePreset id={id} name={name} /> : null}
      </div>
      {note ? <p className="text-sm break-words">{note}</p> : null}
      <ul aria-label={t("values")} className="flex flex-wrap gap-1.5">
        {Object.entries(values).map(([field, value]) => (
          <li
            key={field}
            className="inline-flex max-w-full items-center gap-1 rounded border border-line px-1.5 font-mono text-xs"
          >
            <span className="min-w-0 break-all">{`${field} ${Array.isArray(value) ? value.join(", ") : value}`}</span>
            {locked.some((each) => each === field) ? (
              <Lock role="img" aria-label={t("locked")} className="size-3 shrink-0" />
            ) : null}
          </li>
        ))}
        {Object.keys(values).length === 0 ? (
          <li className="text-sm text-ink-muted">{t("defaultsOnly")}</li>
        ) : null}
      </ul>
      <p className="text-xs text-ink-muted">
        {t("changedBy", { name: changedBy })} <LocalTime value={changedAt} />
      </p>
    </li>
  );
}
