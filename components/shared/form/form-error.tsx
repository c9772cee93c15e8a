"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/shared/copy-button";
import { Alert } from "@/components/ui/alert";
import type { PublicError } from "@/lib/kernel/result";

type FormErrorProps = { error: Pick<PublicError, "message" | "requestId"> | null | undefined };

/** Why the whole form was not carried out, with the id to quote. */
export function FormError({ error }: FormErrorProps) {
  const t = useTranslations("common");
  if (!error) return null;
  return (
    <Alert tone="danger" live>
      <p>{error.message}</p>
      {error.requestId ? (
        <p className="mt-1 flex flex-wrap items-center gap-1 text-xs text-ink-muted">
          {t("requestId")} <code>{error.requestId}</code>
          <CopyButton value={error.requestId} name={t("requestId")} />
        </p>
      ) : null}
    </Alert>
  );
}
