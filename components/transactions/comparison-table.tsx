import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { StateBadge } from "@/components/shared/state/state-badge";
import { useDeviceWords } from "@/components/transactions/use-device-words";
import { useKeptWords } from "@/components/transactions/use-kept-words";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { documentType } from "@/lib/initialize/document-types";
import { compareCalls, timeToResult } from "@/lib/transactions/compare";
import { rejectionOf } from "@/lib/transactions/rejection";
import { shownState } from "@/lib/transactions/state";
import { resultKept } from "@/lib/transactions/two-clocks";
import type { TransactionView } from "@/lib/transactions/view";

type Pair = { left: TransactionView; right: TransactionView; now: number };

/** Two transactions: what came of them, then what was sent, with a mark where they differ. */
export function ComparisonTable({ left, right, now }: Pair) {
  const t = useTranslations("transactions.thread");
  const outcomes = useOutcomes();
  const wordsOf = useDeviceWords();
  const deviceWords = ({ device, metaInfoHash }: TransactionView) =>
    [wordsOf(device), metaInfoHash?.slice(0, 8)].filter(Boolean).join(" · ");
  const others = outcomes(right, now);
  const lines = outcomes(left, now).map((line, place) => ({ ...line, right: others[place]?.value ?? "" }));
  return (
    <Table aria-label={t("comparison")}>
      <TableHead>
        <TableRow>
          <TableHeader />
          {[left, right].map(({ id, merchantBizId }, place) => (
            <TableHeader key={place === 0 ? "left" : "right"}>
              <span className="sr-only">{t(place === 0 ? "left" : "right")}</span>{" "}
              <Link href={`/transactions/${id}`} className="font-mono text-xs break-all underline">
                {merchantBizId}
              </Link>
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        <TableRow>
          <TableHeader scope="row" className="text-left">
            {t("outcome")}
          </TableHeader>
          {[left, right].map((each, place) => (
            <TableCell key={place === 0 ? "left" : "right"}>
              <StateBadge state={stateOf(each, now)} rejection={rejectionOf(each.code)} />
            </TableCell>
          ))}
        </TableRow>
        {lines.map(({ term, value, right: other }) => (
          <Line key={term} term={term} left={value} right={other} differs={value !== other} />
        ))}
        {compareCalls(left, right).map(({ name, left: a, right: b, differs }) => (
          <Line
            key={name}
            term={name}
            mono
            left={name === "MetaInfo" ? deviceWords(left) : (a ?? t("notSentValue"))}
            right={name === "MetaInfo" ? deviceWords(right) : (b ?? t("notSentValue"))}
            differs={differs}
          />
        ))}
      </TableBody>
    </Table>
  );
}

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

type LineProps = { term: string; left: string; right: string; differs: boolean; mono?: boolean };

function Line({ term, left, right, differs, mono }: LineProps) {
  const t = useTranslations("transactions.thread");
  const look = mono ? "font-mono text-xs break-all whitespace-normal" : "whitespace-normal";
  return (
    <TableRow className={differs ? "bg-accent-soft" : undefined}>
      <TableHeader scope="row" className="text-left align-top">
        <span className={mono ? "font-mono text-xs" : undefined}>{term}</span>{" "}
        {differs ? <Badge tone="accent">{t("differs")}</Badge> : null}
      </TableHeader>
      <TableCell className={look}>{left}</TableCell>
      <TableCell className={look}>{right}</TableCell>
    </TableRow>
  );
}
