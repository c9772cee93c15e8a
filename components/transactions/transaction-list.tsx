"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "@/components/shared/data-table/data-table";
import { useListColumns } from "@/components/transactions/list-columns";
import { ListEmpty } from "@/components/transactions/list-empty";
import { useLiveList } from "@/components/transactions/use-live-list";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ListAnswer } from "@/lib/transactions/list-answer";
import type { ListFilter } from "@/lib/transactions/list-filter";
import type { TransactionRow } from "@/lib/transactions/view";

type TransactionListProps = { initial: ListAnswer; filter: ListFilter; mayStart: boolean };

const rowId = (row: TransactionRow) => row.id;
const rowHref = (row: TransactionRow) => `/transactions/${row.id}`;

/** The live list under its filters. */
export function TransactionList({ initial, filter, mayStart }: TransactionListProps) {
  const t = useTranslations("transactions");
  const { list, stale, older, showNews, showOlder } = useLiveList(initial, filter);
  const columns = useListColumns(initial.now);
  const filtered = filter.state !== null || filter.docType !== null || filter.look;
  return (
    <>
      <div role="status" className="empty:hidden">
        {list.waiting.length > 0 ? (
          <Button
            variant="secondary"
            size="sm"
            className="mb-2 w-full border-accent-line text-accent"
            onClick={showNews}
          >
            {list.gap ? t("list.manyNews") : t("list.news", { count: list.waiting.length })}
          </Button>
        ) : null}
        {stale ? <p className="mb-2 text-sm text-warning">{t("stale")}</p> : null}
      </div>
      <Card>
        <DataTable
          label={t("list.label")}
          {...{ columns, rowId, rowHref }}
          rows={list.rows}
          changed={list.changed}
          empty={<ListEmpty filtered={filtered} mayStart={mayStart} />}
        />
      </Card>
      {list.next === null ? null : (
        <div className="mt-3 flex flex-col items-center gap-2">
          <Button onClick={showOlder} disabled={older === "reading"}>
            {t(older === "reading" ? "list.loadingOlder" : "list.older")}
          </Button>
          {older === "failed" ? (
            <p role="alert" className="text-sm text-danger">
              {t("list.olderFailed")}
            </p>
          ) : null}
        </div>
      )}
    </>
  );
}
