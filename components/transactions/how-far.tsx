"use client";

import { useLocale, useTranslations } from "next-intl";
import { describeSdkCode } from "@/lib/results/sdk-codes";
import type { VerifyLogView } from "@/lib/results/view";

const STATUSES = ["0", "1", "2"];

type HowFarProps = { logs: readonly VerifyLogView[]; vendor: string };

/** How far the device came, as the vendor told last; nothing while it has not. */
export function HowFar({ logs, vendor }: HowFarProps) {
  const t = useTranslations("transactions");
  const locale = useLocale();
  const log = logs.findLast(({ code }) => code === "Success");
  if (!log) return null;
  const { verifyStatus, interruptPage, verifyErrorCode } = log;
  const known = verifyErrorCode === null ? undefined : describeSdkCode(verifyErrorCode);
  const status = STATUSES.includes(verifyStatus ?? "") ? `howFar.status.${verifyStatus}` : "howFar.unclear";
  return (
    <p>
      {t(status, { vendor, status: verifyStatus ?? "" })}{" "}
      {interruptPage === null ? null : <>{t("howFar.page", { page: interruptPage })} </>}
      {verifyErrorCode === null
        ? null
        : t(known ? "howFar.sdkKnown" : "howFar.sdk", {
            code: verifyErrorCode,
            meaning: known?.[locale] ?? "",
          })}
    </p>
  );
}
