"use client";

import { useLocale, useTranslations } from "next-intl";
import { ownText } from "@/components/shared/own-text";
import { useVendorName } from "@/components/shared/use-vendor-name";
import { HowFar } from "@/components/transactions/how-far";
import { useShownState } from "@/components/transactions/use-shown-state";
import { Alert, type AlertTone } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { describeCode } from "@/lib/initialize/return-codes";
import { agreement } from "@/lib/results/reading";
import type { Story } from "@/lib/timeline/story";
import { useStory } from "@/lib/timeline/story-context";
import { rejectionOf } from "@/lib/transactions/rejection";
import { neverSent } from "@/lib/transactions/silence";
import { again } from "@/lib/transactions/starting-point";
import type { ShownState } from "@/lib/transactions/state";
import type { Environment, TransactionView } from "@/lib/transactions/view";

const TONE: Record<ShownState, AlertTone> = {
  requested: "info",
  unknown: "warning",
  rejected: "danger",
  pending: "info",
  expired: "warning",
  reported: "info",
  passed: "success",
  failed: "danger",
  abandoned: "warning",
};

/** One sentence on what is going on and what, if anything, is to be done. */
export function NextStep({ mayStart, mayOrder }: { mayStart: boolean; mayOrder: boolean }) {
  const t = useTranslations("transactions");
  const { story } = useStory();
  const shown = useShownState(story);
  const { transaction } = story;
  const { code, reportedPassed, passed, subCode, environment, message } = transaction;
  const vendor = useVendorName(environment);
  const contradiction = agreement(reportedPassed, passed) === "contradicts";
  const over = shown === "rejected" || shown === "unknown";
  const where = shown === "pending" ? waitingFor(environment, mayOrder) : stepOf(shown, story);
  const asked = askedSince(story);
  return (
    <Alert
      tone={contradiction ? "danger" : TONE[shown]}
      actions={mayStart && over ? <Again transaction={transaction} shown={shown} /> : null}
    >
      <p>
        {t(`next.${where}`, {
          vendor,
          code: code ?? "",
          reported: reportedPassed ?? "",
          by: transaction.closedBy ?? "",
          reason: transaction.closedReason ?? "",
          subCode: subCode ?? t("noSubCode"),
          count: asked,
        })}
      </p>
      {over ? <WhyOver {...{ code, message, vendor }} /> : null}
      <HowFar logs={story.verifyLogs} vendor={vendor} />
      {shown === "abandoned" && reportedPassed !== null ? (
        <p className="font-semibold">{t("reportedButAbandoned", { vendor, reported: reportedPassed })}</p>
      ) : null}
      {contradiction ? (
        <p className="font-semibold">{t("contradiction", { vendor, reported: reportedPassed ?? "" })}</p>
      ) : null}
    </Alert>
  );
}

/** What was certainly not executed may be sent again as it is, unless the vendor would only refuse it again. */
const worthSendingAgain = (shown: ShownState, code: string | null) =>
  shown === "rejected" && rejectionOf(code) !== "refused";

/** Only who may act as the sandbox's device is told to. */
const waitingFor = (environment: Environment, mayOrder: boolean) =>
  environment === "sandbox" && !mayOrder ? "pending.readers" : `pending.${environment}`;

/** How often the vendor was asked, in vain, since a callback reported the end. */
function askedSince({ transaction: { reportedAt }, checks }: Story): number {
  return reportedAt === null ? 0 : checks.filter(({ askedAt }) => askedAt >= reportedAt).length;
}

function stepOf(shown: ShownState, story: Story): string {
  const { code, closedAt } = story.transaction;
  if (shown === "reported") return askedSince(story) === 0 ? shown : "reportedAgain";
  if (shown === "rejected") return rejectionOf(code) === "refused" ? shown : rejectionOf(code);
  if (shown !== "unknown") return shown;
  if (closedAt !== null) return "closed";
  return neverSent(code) ? "unsent" : shown;
}

function Again({ transaction: { id, code }, shown }: { transaction: TransactionView; shown: ShownState }) {
  const t = useTranslations("transactions");
  return worthSendingAgain(shown, code) ? (
    <ButtonLink href={again(id)}>{t("sendAgain")}</ButtonLink>
  ) : (
    <ButtonLink href="/initialize">{t("startAnother")}</ButtonLink>
  );
}

type WhyOverProps = { code: string | null; message: string | null; vendor: string };

/** What is known of the Code, or of the silence. */
function WhyOver({ code, message, vendor }: WhyOverProps) {
  const t = useTranslations("transactions");
  const locale = useLocale();
  if (code === null) return null;
  const known = describeCode(code);
  const silence = ownText(t, "silence", code);
  return (
    <>
      {silence === null ? null : <p>{silence}</p>}
      {known ? (
        <p>
          <code className="text-xs">{code}</code> {known.meaning[locale]} {known.advice[locale]}
        </p>
      ) : null}
      {message ? <p className="text-ink-muted">{t("vendorSays", { vendor, message })}</p> : null}
    </>
  );
}
