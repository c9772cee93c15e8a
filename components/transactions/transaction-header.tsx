"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Countdown } from "@/components/shared/countdown";
import { CountdownTitle } from "@/components/shared/countdown-title";
import { EnvironmentTag } from "@/components/shared/environment-tag";
import { LocalTime } from "@/components/shared/local-time";
import { LiveStateBadge } from "@/components/shared/state/live-state-badge";
import { NextStep } from "@/components/transactions/next-step";
import { ResultClock } from "@/components/transactions/result-clock";
import { TransactionIds } from "@/components/transactions/transaction-ids";
import { useDocumentName } from "@/components/transactions/use-document-name";
import { agreement } from "@/lib/results/reading";
import { useStory } from "@/lib/timeline/story-context";
import { rejectionOf } from "@/lib/transactions/rejection";
import { vendorDeletion } from "@/lib/transactions/two-clocks";

type TransactionHeaderProps = { actions?: ReactNode; mayStart: boolean; mayOrder: boolean };

/** Where a transaction stands, how long it has, and what to do: all that one needs from across the room. */
export function TransactionHeader({ actions, mayStart, mayOrder }: TransactionHeaderProps) {
  const t = useTranslations("transactions");
  const states = useTranslations("state");
  const documentName = useDocumentName();
  const { story, refresh, stale } = useStory();
  const { transaction, now } = story;
  const { state, deadline, reportedPassed } = transaction;
  const name = documentName(transaction.docType);
  const counts = state === "pending" && deadline !== null;
  const contradiction = useContradiction();
  return (
    <header className="mb-4 flex flex-col gap-3">
      <nav aria-label={t("crumbs")} className="text-sm text-ink-muted" data-print="hide">
        <Link href="/transactions" className="rounded-sm hover:text-ink hover:underline">
          {t("title")}
        </Link>
      </nav>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div className="flex flex-wrap items-center gap-x-3">
          <h1 className="flex items-center">
            <span className="sr-only">{t("titleOf", { id: transaction.merchantBizId })}</span>{" "}
            <LiveStateBadge
              {...{ state, deadline, reportedPassed, contradiction }}
              rejection={rejectionOf(transaction.code)}
              serverNow={now}
              size="lg"
            />
          </h1>
          {counts ? (
            <>
              <Countdown deadline={deadline} serverNow={now} onOver={refresh} className="text-xl" />
              <CountdownTitle deadline={deadline} serverNow={now} title={`${states(state)} · ${name}`} />
            </>
          ) : null}
        </div>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-muted">
          <span className="text-ink">{name}</span>
          <EnvironmentTag environment={transaction.environment} />
          <span>{t("startedBy", { name: transaction.startedBy })}</span>
          <LocalTime value={transaction.createdAt} />
        </p>
      </div>
      <ResultClock transaction={transaction} serverNow={now} atVendor={vendorDeletion(story.erasures)} />
      <NextStep mayStart={mayStart} mayOrder={mayOrder} />
      {stale ? (
        <p role="status" className="text-sm text-warning">
          {t("stale")}
        </p>
      ) : null}
      {actions ? (
        <div className="flex flex-wrap items-center gap-2" data-print="hide">
          {actions}
        </div>
      ) : null}
      <TransactionIds transaction={transaction} />
    </header>
  );
}

/** The report differs from the result, or any believed callback from the result or from an earlier one. */
function useContradiction(): boolean {
  const { transaction, deliveries } = useStory().story;
  if (agreement(transaction.reportedPassed, transaction.passed) === "contradicts") return true;
  return deliveries.shown.some(({ verdict }) => verdict.contradicts || verdict.check === "contradicts");
}
