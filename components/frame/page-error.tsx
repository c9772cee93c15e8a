"use client";

import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/shared/error-state";
import { Button, ButtonLink } from "@/components/ui/button";

type PageErrorProps = { reference: string | undefined; onRetry: () => void };

/** In place of a page whose code failed. */
export function PageError({ reference, onRetry }: PageErrorProps) {
  const t = useTranslations("errors");
  const common = useTranslations("common");
  return (
    <ErrorState
      title={t("pageTitle")}
      reference={reference}
      actions={
        <>
          <Button variant="primary" onClick={onRetry}>
            {common("retry")}
          </Button>
          <ButtonLink href="/">{t("home")}</ButtonLink>
        </>
      }
    >
      <p>{t("pageDescription")}</p>
    </ErrorState>
  );
}
