import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StateBadge } from "@/components/shared/state/state-badge";
import { SentValue } from "@/components/transactions/sent-value";
import { useKeptWords } from "@/components/transactions/use-kept-words";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { documentType } from "@/lib/initialize/document-types";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import { compareCalls, type Difference, timeToResult } from "@/lib/transactions/compare";
import { rejectionOf } from "@/lib/transactions/rejection";
import { sentAs } from "@/lib/transactions/sent-as";
import { shownState } from "@/lib/transactions/state";
import { resultKept } from "@/lib/transactions/two-clocks";
import type { TransactionView } from "@/lib/transactions/view";

type Pair = { left: TransactionView; right: TransactionView; now: number };

/** Two transactions: what came of them, then what was sent, with a mark where they differ. */
export function ComparisonTable({ left, right, now }: Pair) {
  const t = useTranslations("transactions.thread");
  const outcomes = useOutcomes();
  const others = outcomes(right, now);
  const lines = outcomes(left, now).map((line, place) => ({ ...line, right: others[place]?.value ?? "" }));
  return (
    // Of equal widths, so that a narrow window shows both.
    <Table aria-label={t("comparison")} className="table-fixed">
      <TableHead>
        <TableRow>
          <TableHeader className="w-[28%] sm:w-56" />
          {[left, right].map(({ id, merchantBizId }, place) => (
            <TableHeader key={place === 0 ? "left" : "right"} className="py-1 whitespace-normal!">
              <span className="sr-only">{t(place === 0 ? "left" : "right")}</span>{" "}
              <Link href={`/transactions/${id}`} className="font-mono text-xs break-all underline">
                {merchantBizId}
              </Link>
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        <Line
          term={t("outcome")}
          left={<Outcome transaction={left} now={now} />}
          right={<Outcome transaction={right} now={now} />}
          difference={outcomeOf(left, now) === outcomeOf(right, now) ? "same" : "differs"}
        />
        {lines.map(({ term, value, right: other }) => (
          <Line
            key={term}
            term={term}
            left={value}
            right={other}
            difference={value === other ? "same" : "differs"}
          />
        ))}
        {compareCalls(left, right).map(({ name, difference }) => (
          <Line
            key={name}
            term={name}
            mono
            left={<Sent name={name} transaction={left} />}
            right={<Sent name={name} transaction={right} />}
            difference={difference}
          />
        ))}
      </TableBody>
    </Table>
  );
}

function Outcome({ transaction, now }: { transaction: TransactionView; now: number }) {
  return <StateBadge state={stateOf(transaction, now)} rejection={rejectionOf(transaction.code)} />;
}

/** What the badge says. */
const outcomeOf = (transaction: TransactionView, now: number) => {
  const state = stateOf(transaction, now);
  return state === "rejected" ? `${state} ${rejectionOf(transaction.code)}` : state;
};

const stateOf = ({ state, deadline, reportedPassed }: TransactionView, now: number) =>
  shownState(state, deadline === null ? null : Date.parse(deadline), reportedPassed, now);

function useOutcomes() {
  const t = useTranslations("transactions.thread");
  const locale = useLocale();
  const wordsOf = useKeptWords();
  return (transaction: TransactionView, now: number) => {
    const kept = resultKept(transaction, now);
    const { passed, subCode, docType } = transaction;
    const took = timeToResult(transaction);
    return [
      { term: t("result"), value: passed === null ? "–" : `Passed ${passed} · SubCode ${subCode ?? "–"}` },
      { term: t("kept"), value: kept === null ? "–" : wordsOf(kept) },
      { term: t("duration"), value: took === null ? "–" : `${(took / 1_000).toFixed(1)} s` },
      { term: t("document"), value: documentType(docType)?.name[locale] ?? docType },
      { term: t("credential"), value: transaction.credential },
    ];
  };
}

/** With the beginning of the keyed hash where that alone tells two people, or two texts, apart. */
function Sent({ name, transaction }: { name: ParameterName; transaction: TransactionView }) {
  const { metaInfoHash, merchantUserHash } = transaction;
  const typed = sentAs(transaction, name).kind === "typed";
  const hash = name === "MetaInfo" ? metaInfoHash : typed ? merchantUserHash : null;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <SentValue name={name} transaction={transaction} />
      {hash === null ? null : <code className="text-xs">{hash.slice(0, 8)}</code>}
    </span>
  );
}

type LineProps = {
  term: string;
  left: ReactNode;
  right: ReactNode;
  difference: Difference;
  mono?: boolean;
};

function Line({ term, left, right, difference, mono }: LineProps) {
  const t = useTranslations("transactions.thread");
  const differs = difference === "differs";
  // A cell of the table stands in the middle of its own accord, and several lines of a value push its label off.
  const look = "align-baseline! break-words whitespace-normal";
  return (
    <TableRow className={differs ? "bg-accent-soft" : undefined}>
      <TableHeader scope="row" className="py-1 text-left align-baseline wrap-anywhere whitespace-normal!">
        <span className={mono ? "font-mono text-xs" : undefined}>{term}</span>{" "}
        {difference === "same" ? null : (
          <Badge tone={differs ? "accent" : "neutral"}>{t(`difference.${difference}`)}</Badge>
        )}
      </TableHeader>
      <TableCell className={look}>{left}</TableCell>
      <TableCell className={look}>{right}</TableCell>
    </TableRow>
  );
}
