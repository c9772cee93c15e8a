"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { StartingPoint } from "@/lib/transactions/starting-point";

type BegunFromProps = {
  from: StartingPoint;
  /** The experiment that is planned once more. */
  before: { name: string } | null;
  /** What was typed before is back. */
  restored: boolean;
};

const GONE = { preset: "preset.gone", transaction: "again.gone", docType: "docTypeUnknown" } as const;

/** What the plan begins with, when it was opened from something or was left half done. */
export function BegunFrom({ from: { missing, rerunOf }, before, restored }: BegunFromProps) {
  const t = useTranslations("lab");
  const call = useTranslations("initialize");
  return (
    <>
      {missing ? <Alert tone="warning" title={call(GONE[missing])} /> : null}
      {before ? <Alert title={t("again", { name: before.name })}>{t("againPerson")}</Alert> : null}
      {rerunOf ? (
        <Alert
          title={
            <Link href={`/transactions/${rerunOf.id}`} className="break-all underline">
              {t("variesCall", { id: rerunOf.merchantBizId })}
            </Link>
          }
        >
          {call(`again.person.${rerunOf.person}`)} {t("lookAtDevice")}
        </Alert>
      ) : null}
      {restored ? <Alert title={t("restored")}>{t("restoredHint")}</Alert> : null}
    </>
  );
}
