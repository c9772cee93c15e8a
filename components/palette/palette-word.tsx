"use client";

import { useTranslations } from "next-intl";
import type { Search } from "@/components/palette/use-found";

type PaletteWordProps = { typed: string; count: number; search: Search; settled: boolean; failed: boolean };

/** What the list itself does not say: that it is empty, that something is being looked for, that something went wrong. */
export function PaletteWord({ typed, count, search, settled, failed }: PaletteWordProps) {
  const t = useTranslations("palette");
  const { state, isId, error } = search;
  const empty = typed.trim() !== "" && count === 0;
  const word =
    error?.message ??
    (state === "asking" && empty ? t("asking") : null) ??
    (state === "answered" && isId && empty ? t("noSuchId") : null) ??
    (empty && settled ? t("nothing") : null);
  return (
    <div className="border-t border-line px-3 py-2 text-xs text-ink-muted">
      <p role="status" className="text-ink empty:hidden">
        {word ?? (typed.trim() === "" ? "" : <span className="sr-only">{t("count", { count })}</span>)}
      </p>
      {failed ? <p className="text-warning">{t("presetsFailed")}</p> : null}
      <p className="max-sm:hidden pointer-coarse:hidden">{t("keys")}</p>
      <p className="sm:hidden">{t("exact")}</p>
    </div>
  );
}
