"use client";

import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { cn } from "@/components/ui/cn";
import type { ParameterName } from "@/lib/initialize/parameter-spec";

/** Sends a parameter although it is at its default. */
export function PinToggle({ name }: { name: ParameterName }) {
  const t = useTranslations("initialize");
  const { setValue } = useFormContext<ComposeValues>();
  const pinned = useWatch<ComposeValues, "draft.pinned">({ name: "draft.pinned" });
  const isPinned = pinned.includes(name);
  // Named in words: the parameter's own name belongs to its field alone.
  const says = t("pin", { name: t(`label.${name}`) });
  const toggle = () =>
    setValue("draft.pinned", isPinned ? pinned.filter((each) => each !== name) : [...pinned, name]);
  return (
    <button
      type="button"
      aria-pressed={isPinned}
      aria-label={says}
      title={says}
      onClick={toggle}
      className={cn(
        "inline-flex size-6 shrink-0 items-center justify-center rounded touch-target hover:bg-hover",
        isPinned ? "bg-accent-soft text-accent" : "text-ink-faint",
      )}
    >
      <Pin aria-hidden className={cn("size-3.5", isPinned && "fill-current")} />
    </button>
  );
}
