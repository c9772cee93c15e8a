"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";

/** Why a field cannot be set: the preset locks it. The server looks again. */
export function LockedNote() {
  const t = useTranslations("initialize");
  return (
    <p className="mt-1 flex items-center gap-1 text-xs text-ink-muted">
      <Lock aria-hidden className="size-3 shrink-0" />
      {t("lockedByPreset")}
    </p>
  );
}
