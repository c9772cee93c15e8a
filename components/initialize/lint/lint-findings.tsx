"use client";

import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { useReady } from "@/components/shared/form/use-ready";
import { later } from "@/components/shared/later";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Environment } from "@/lib/credentials/schema";

const FindingList = later(() => import("@/components/initialize/lint/finding-list"));

export type LintFindingsProps = { environment: Environment; allowUnlistedDocType: boolean };

/** What is wrong or doubtful before it is sent. Its rules are fetched once the form stands. */
export function LintFindings(props: LintFindingsProps) {
  const t = useTranslations("initialize.lint");
  const ready = useReady();
  return (
    <Card aria-labelledby="findings-title" className="shrink-0 contain-content">
      <CardHeader title={t("title")} titleId="findings-title" />
      <CardBody className="py-3 text-sm">
        {ready ? (
          <Suspense fallback={<p className="text-ink-muted">{t("looking")}</p>}>
            <FindingList {...props} />
          </Suspense>
        ) : (
          <p className="text-ink-muted">{t("looking")}</p>
        )}
      </CardBody>
    </Card>
  );
}
