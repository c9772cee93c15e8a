"use client";

import { CircleOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { HelpButton } from "@/components/initialize/help/help-button";
import type { ParameterName } from "@/lib/initialize/parameter-spec";

type AbsentFieldProps = { name: ParameterName; reason: string | undefined };

/** In the place of a parameter that the others rule out: that it is not sent, and why. */
export function AbsentField({ name, reason }: AbsentFieldProps) {
  const t = useTranslations("initialize");
  return (
    <div data-field={name} role="status" className="min-w-0 md:col-span-2">
      <p className="mb-1 flex min-h-5 items-center gap-1.5 text-ink-muted">
        <CircleOff aria-hidden className="size-3.5 shrink-0" />
        <span>
          {t(`label.${name}`)} <code className="text-xs">{name}</code> · {t("notSent")}
        </span>
        <HelpButton name={name} />
      </p>
      <p className="text-sm text-ink-muted">{reason}</p>
    </div>
  );
}
