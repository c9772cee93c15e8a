"use client";

import { ShieldX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Countdown } from "@/components/shared/countdown";
import type { DataColumn } from "@/components/shared/data-table/column";
import { EnvironmentTag } from "@/components/shared/environment-tag";
import { RelativeTime } from "@/components/shared/relative-time";
import { LiveStateBadge } from "@/components/shared/state/live-state-badge";
import { StateBadge } from "@/components/shared/state/state-badge";
import { ResultKeptCell } from "@/components/transactions/result-clock";
import { useDocumentName } from "@/components/transactions/use-document-name";
import { agreement } from "@/lib/results/reading";
import { ERASED } from "@/lib/transactions/erased";
import { rejectionOf } from "@/lib/transactions/rejection";
import type { TransactionRow } from "@/lib/transactions/view";

type Column = DataColumn<TransactionRow>;

/** What a list says of each transaction; `brief` leaves out what an overview has no room for. */
export function useListColumns(serverNow: string, brief = false): readonly Column[] {
  const t = useTranslations("transactions.list");
  const documentName = useDocumentName();
  return useMemo(() => {
    const columns: (Column & { full?: boolean })[] = [
      { id: "state", header: t("state"), cell: (row) => <State row={row} serverNow={serverNow} /> },
      {
        id: "document",
        header: t("document"),
        grow: true,
        cell: (row) => <Document name={documentName(row.docType)} row={row} />,
      },
      { id: "outcome", header: t("outcome"), cell: (row) => <Outcome row={row} serverNow={serverNow} /> },
      {
        id: "kept",
        header: t("kept"),
        full: true,
        cell: (row) => <ResultKeptCell row={row} serverNow={serverNow} />,
      },
      { id: "bizId", header: t("bizId"), mono: true, full: true, cell: (row) => short(row.merchantBizId) },
      {
        id: "user",
        header: t("user"),
        mono: true,
        full: true,
        cell: ({ merchantUserHash }) =>
          merchantUserHash === ERASED ? t("erased") : merchantUserHash.slice(0, 8),
      },
      { id: "by", header: t("by"), cell: (row) => row.startedBy },
      { id: "credential", header: t("credential"), full: true, cell: (row) => row.credential },
      {
        id: "age",
        header: t("age"),
        align: "end",
        cell: (row) => <RelativeTime value={row.createdAt} serverNow={serverNow} />,
      },
    ];
    return columns.filter(({ full }) => !brief || !full);
  }, [t, documentName, serverNow, brief]);
}

type CellProps = { row: TransactionRow; serverNow: string };

function State({ row, serverNow }: CellProps) {
  const { state, deadline, reportedPassed, passed } = row;
  const contradiction = row.contradicted || agreement(reportedPassed, passed) === "contradicts";
  return (
    <span className="inline-flex items-center gap-1.5">
      {state === "pending" ? (
        // Only a pending one changes with the clock.
        <LiveStateBadge {...{ state, deadline, reportedPassed, serverNow, contradiction }} />
      ) : (
        <StateBadge {...{ state, contradiction }} rejection={rejectionOf(row.code)} />
      )}
      <WrongCallbacks count={row.wrongCallbacks} />
    </span>
  );
}

/** Deliveries that could not show the token: they changed nothing, but somebody may want to know. */
function WrongCallbacks({ count }: { count: number }) {
  const t = useTranslations("transactions.list");
  if (count === 0) return null;
  const words = t("wrongCallbacks", { count });
  return (
    <span
      title={words}
      className="inline-flex items-center gap-0.5 rounded-sm border border-warning-line bg-warning-soft px-1 text-2xs font-semibold text-warning tabular-nums"
    >
      <ShieldX aria-hidden className="size-3" />
      <span aria-hidden>{count > 999 ? "999+" : count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function Document({ name, row }: { name: string; row: TransactionRow }) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-2">
      <span className="truncate">{name}</span>
      <EnvironmentTag environment={row.environment} />
    </span>
  );
}

/** Time left while it runs, then what came of it. */
function Outcome({ row, serverNow }: CellProps) {
  const t = useTranslations("transactions.list");
  const { state, deadline, reportedPassed, subCode, code } = row;
  if (state === "pending" && reportedPassed !== null) return t("reported", { passed: reportedPassed });
  if (state === "pending" && deadline !== null) {
    return <Countdown deadline={deadline} serverNow={serverNow} announce={false} />;
  }
  if (state === "passed" || state === "failed") return <Code>{`SubCode ${subCode ?? "-"}`}</Code>;
  return state === "rejected" || state === "unknown" ? <Code>{code ?? ""}</Code> : null;
}

function Code({ children }: { children: string }) {
  return (
    <code className="inline-block max-w-52 truncate align-bottom text-xs @max-2xl:max-w-40" title={children}>
      {children}
    </code>
  );
}

/** The ends of an id tell two apart; the whole one is on its page. */
function short(id: string): string {
  return id.length > 14 ? `${id.slice(0, 6)}…${id.slice(-4)}`.toWellFormed() : id;
}
