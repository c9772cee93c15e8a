"use client";

import { OctagonAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/shared/copy-button";

type ErrorStateProps = {
  title: ReactNode;
  /** What happened, what was kept, what to do. */
  children: ReactNode;
  /** The id to quote. */
  reference?: string | undefined;
  actions?: ReactNode;
};

/** Takes the place of what could not be shown. */
export function ErrorState({ title, children, reference, actions }: ErrorStateProps) {
  const t = useTranslations("errors");
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-3 px-4 py-16">
      <OctagonAlert aria-hidden className="size-6 text-danger" />
      <h1 className="text-xl font-semibold">{title}</h1>
      <div className="text-ink-muted">{children}</div>
      {reference ? (
        <p className="flex items-center gap-1.5 text-sm text-ink-muted">
          {t("quote")} <code className="text-ink">{reference}</code>
          <CopyButton value={reference} name={t("quote")} />
        </p>
      ) : null}
      {actions ? <div className="mt-1 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
