"use client";

import { CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { laterDialog } from "@/components/shared/later";
import type { ParameterName } from "@/lib/initialize/parameter-spec";

const HelpDialog = laterDialog(() => import("@/components/initialize/help/help-dialog"));

/** All that is known of a parameter, one press away where the column that follows the focus has no room. */
export function HelpButton({ name }: { name: ParameterName }) {
  const t = useTranslations("initialize");
  const [open, setOpen] = useState(false);
  const says = t("about", { name: t(`label.${name}`) });
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={says}
        title={says}
        onClick={() => setOpen(true)}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded text-ink-faint touch-target hover:bg-hover min-[1100px]:hidden"
      >
        <CircleHelp aria-hidden className="size-3.5" />
      </button>
      {open ? (
        <Suspense fallback={null}>
          <HelpDialog name={name} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
