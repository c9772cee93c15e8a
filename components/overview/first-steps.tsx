import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";

export type FirstStepsProps = { mayStart: boolean; mayManageCredentials: boolean };

/** What to do first on a console without transactions, for each role what it may do. */
export function FirstSteps({ mayStart, mayManageCredentials }: FirstStepsProps) {
  const t = useTranslations("overview");
  return (
    <Card aria-labelledby="first-title">
      <CardHeader title={t("firstTitle")} titleId="first-title" description={t("firstHint")} />
      <CardBody>
        <ol className="flex list-decimal flex-col gap-4 pl-5">
          {mayStart ? (
            <Step title={t("compose")} text={t("composeText")}>
              <ButtonLink href="/initialize" variant="primary">
                {t("composeAction")}
              </ButtonLink>
            </Step>
          ) : null}
          <Step title={t("follow")} text={t(mayStart ? "followText" : "followTextReaders")} />
          {mayManageCredentials ? (
            <Step title={t("live")} text={t("liveText")}>
              <ButtonLink href="/credentials">{t("liveAction")}</ButtonLink>
            </Step>
          ) : null}
        </ol>
      </CardBody>
    </Card>
  );
}

function Step({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <li>
      <p className="font-medium">{title}</p>
      <p className="max-w-prose text-ink-muted">{text}</p>
      {children ? <div className="mt-2">{children}</div> : null}
    </li>
  );
}
