"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useLocked } from "@/components/initialize/started-from";

type LockableProps = { field: string; className?: string; children: ReactNode };

/** A field that a preset may lock: then it shows its value and why it cannot be changed. The server looks again. */
export function Lockable({ field, className, children }: LockableProps) {
  const t = useTranslations("initialize");
  if (!useLocked(field)) return children;
  return (
    <fieldset disabled className={className}>
      {children}
      <p className="mt-1 flex items-center gap-1 text-xs text-ink-muted">
        <Lock aria-hidden className="size-3 shrink-0" />
        {t("lockedByPreset")}
      </p>
    </fieldset>
  );
}
