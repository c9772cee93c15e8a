"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useAxisWords } from "@/components/lab/axis-words";
import { seconds } from "@/components/lab/figures";
import { StateBadge } from "@/components/shared/state/state-badge";
import { Checkbox } from "@/components/ui/checkbox";
import { TableCell, TableRow } from "@/components/ui/table";
import type { Cell } from "@/lib/lab/grid";
import type { RunView } from "@/lib/lab/view";
import { rejectionOf } from "@/lib/transactions/rejection";

type RunRowProps = {
  run: RunView;
  values: Cell["values"];
  ticked: boolean;
  /** Two are ticked already. */
  full: boolean;
  onToggle: (transactionId: string) => void;
};

/** One run: where its transaction stands, or why there is none. */
export function RunRow({ run, values, ticked, full, onToggle }: RunRowProps) {
  const t = useTranslations("lab");
  const { cellWords } = useAxisWords();
  const { number, state, transaction, problem } = run;
  const words = cellWords(values);
  if (transaction === null) {
    return (
      <TableRow className="text-ink-muted">
        <TableCell />
        <TableCell>{t(`runState.${state}`)}</TableCell>
        <TableCell className="whitespace-nowrap">{words}</TableCell>
        <TableCell className="whitespace-normal">
          {problem !== null ? problem : run.throttled.length === 0 ? "–" : null}
          <ThrottledBefore ids={run.throttled} />
        </TableCell>
        <TableCell />
        <TableCell>{t("runNumber", { number })}</TableCell>
      </TableRow>
    );
  }
  const { id, subCode, code, secondsToResult } = transaction;
  return (
    <TableRow>
      <TableCell>
        <Checkbox
          className="block"
          aria-label={t("tickRun", { field: words, number })}
          checked={ticked}
          disabled={full && !ticked}
          onChange={() => onToggle(id)}
        />
      </TableCell>
      <TableCell>
        <StateBadge state={transaction.state} rejection={rejectionOf(code)} />
      </TableCell>
      <TableCell className="whitespace-nowrap">{words}</TableCell>
      <TableCell>
        {subCode === null ? <code>{code ?? "–"}</code> : <code>{`SubCode ${subCode}`}</code>}
        <ThrottledBefore ids={run.throttled} />
      </TableCell>
      <TableCell className="text-right tabular-nums">
        {secondsToResult === null ? "–" : seconds(secondsToResult)}
      </TableCell>
      <TableCell>
        <Link
          href={`/transactions/${id}`}
          aria-label={t("openRun", { field: words, number })}
          className="underline"
        >
          {t("runNumber", { number })}
        </Link>
      </TableCell>
    </TableRow>
  );
}

/** The calls of a run that were throttled before this one, and so never executed. */
function ThrottledBefore({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("lab");
  if (ids.length === 0) return null;
  return (
    <span className="block text-xs whitespace-nowrap text-ink-muted">
      {t("throttledBefore")}
      {ids.map((id, place) => (
        <Link key={id} href={`/transactions/${id}`} className="ml-1.5 underline">
          {t("throttledCall", { number: place + 1 })}
        </Link>
      ))}
    </span>
  );
}
