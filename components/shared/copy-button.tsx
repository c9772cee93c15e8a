"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { copyText } from "@/components/shared/copy-text";
import { cn } from "@/components/ui/cn";
import { notify } from "@/components/ui/notify";

type CopyButtonProps = {
  value: string;
  /** What it is, for the accessible name: "TransactionId". */
  name: string;
  className?: string;
};

/** Copies one value; its tick, and a word to screen readers, say that it worked. */
export function CopyButton({ value, name, className }: CopyButtonProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    if (await copyText(value)) setCopied(true);
    else notify("warning", t("copyFailed", { name }));
  }

  const Icon = copied ? Check : Copy;
  return (
    <>
      <button
        type="button"
        aria-label={t("copy", { name })}
        title={t("copy", { name })}
        onClick={copy}
        className={cn(
          "relative z-1 inline-flex size-6 shrink-0 items-center justify-center rounded text-ink-faint touch-target hover:bg-hover hover:text-ink",
          className,
        )}
      >
        <Icon aria-hidden className={cn("size-3.5", copied && "text-success")} />
      </button>
      <span className="sr-only" aria-live="polite">
        {copied ? t("copied", { name }) : ""}
      </span>
    </>
  );
}
