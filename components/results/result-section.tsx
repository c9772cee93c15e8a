"use client";

import { useTranslations } from "next-intl";
import { DocumentDetails } from "@/components/results/document-details";
import { ErasurePart } from "@/components/results/erasure-part";
import { Looks } from "@/components/results/looks";
import { Pictures } from "@/components/results/pictures";
import { LocalTime } from "@/components/shared/local-time";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { agreement, type CheckReading } from "@/lib/results/reading";
import type { CheckView } from "@/lib/results/view";
import { useStory } from "@/lib/timeline/story-context";
import type { TransactionView } from "@/lib/transactions/view";

const TONE: Record<CheckReading, Tone> = {
  passed: "success",
  failed: "danger",
  "not-finished": "neutral",
  "no-verdict": "warning",
};

const COLUMNS = ["askedAt", "why", "answer", "verdict", "duration"] as const;

/** The verdict, what the document says, who looked at it, and every time the vendor was asked. */
export function ResultSection({ mayReveal, mayErase }: { mayReveal: boolean; mayErase: boolean }) {
  const t = useTranslations("results");
  const { transaction, checks, deliveries } = useStory().story;
  const { passed, subCode, reportedPassed } = transaction;
  const agrees = agreement(reportedPassed, passed);
  // Only the first of them is the report: "both" would deny the others.
  const disputed = agrees === "agrees" && deliveries.shown.some(({ verdict }) => verdict.contradicts);
  return (
    <Card id="result" aria-labelledby="result-title" className="scroll-mt-16">
      <CardHeader title={t("title")} titleId="result-title" />
      <CardBody className="flex flex-col gap-1">
        {passed === null ? (
          <p className="text-ink-muted">{t(emptyReason(transaction, checks.length))}</p>
        ) : (
          <p>
            {t("confirmed")} <code>{`Passed ${passed}`}</code> <code>{`SubCode ${subCode ?? "-"}`}</code>
          </p>
        )}
        {reportedPassed === null ? null : (
          <p
            className={agrees === "contradicts" || disputed ? "font-semibold text-danger" : "text-ink-muted"}
          >
            {t(disputed ? "disputed" : (agrees ?? "reportedOnly"), { reported: reportedPassed })}
          </p>
        )}
      </CardBody>
      <DocumentDetails mayReveal={mayReveal} />
      <Pictures mayReveal={mayReveal} />
      <Looks />
      <ErasurePart mayErase={mayErase} />
      {checks.length > 0 ? <Checks checks={checks} /> : null}
    </Card>
  );
}

function emptyReason({ transactionId, state }: TransactionView, asked: number) {
  if (asked > 0) return "noneYet";
  return transactionId === null && state !== "requested" ? "cannotAsk" : "notAsked";
}

function Checks({ checks }: { checks: readonly CheckView[] }) {
  const t = useTranslations("results");
  return (
    <Table aria-label={t("checks")} className="border-t border-line">
      <TableHead>
        <TableRow>
          {COLUMNS.map((column) => (
            <TableHeader key={column}>{t(column)}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {checks.map((check) => (
          <TableRow key={check.id}>
            <TableCell>
              <LocalTime value={check.askedAt} precision="millisecond" />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {check.askedBy ??
                (t.has(`reason.${check.reason}`) ? t(`reason.${check.reason}`) : check.reason)}
            </TableCell>
            <TableCell>
              <code className="text-xs">{answerOf(check)}</code>
            </TableCell>
            <TableCell>
              <Badge tone={TONE[check.reading]}>{t(`reading.${check.reading}`)}</Badge>
            </TableCell>
            <TableCell className="whitespace-nowrap">{t("ms", { ms: check.durationMs })}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function answerOf({ code, passed, subCode, httpStatus }: CheckView): string {
  const parts = [httpStatus, code, passed && `Passed ${passed}`, subCode && `SubCode ${subCode}`];
  return parts.filter((part) => part !== null).join(" · ");
}
