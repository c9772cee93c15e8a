"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { correctClock } from "@/components/shared/clock";
import { DataTable } from "@/components/shared/data-table/data-table";
import { useListColumns } from "@/components/transactions/list-columns";
import { LookCard } from "@/components/transactions/look-card";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Overview as OverviewData } from "@/lib/insight/overview";
import { pollEvery } from "@/lib/live/poll-every";
import { useLive } from "@/lib/live/use-live";
import { fetchJson } from "@/lib/transactions/fetch-json";
import type { TransactionRow } from "@/lib/transactions/view";

type OverviewProps = {
  initial: OverviewData;
  /** What an empty console shows instead. */
  firstSteps: ReactNode;
  /** Where its reader learns more of calls that are paused. */
  pausedHref: string;
};

const QUERY = ["overview"];
const rowId = (row: TransactionRow) => row.id;
const rowHref = (row: TransactionRow) => `/transactions/${row.id}`;

/** What is going on now and what was started last. */
export function Overview({ initial, firstSteps, pausedHref }: OverviewProps) {
  const t = useTranslations("overview");
  const queries = useQueryClient();
  const { up } = useLive(["transaction"], () => queries.invalidateQueries({ queryKey: QUERY }));
  const { data } = useQuery({
    queryKey: QUERY,
    queryFn: ({ signal }) => fetchJson<OverviewData>("/api/transactions/overview", signal),
    initialData: initial,
    initialDataUpdatedAt: Date.parse(initial.now),
    refetchInterval: ({ state }) => pollEvery((state.data?.pending.length ?? 0) > 0, up),
    gcTime: 0,
  });
  useEffect(() => correctClock(data.now), [data.now]);
  const columns = useListColumns(initial.now, true);
  if (data.recent.length === 0) return firstSteps;
  return (
    <div className="flex flex-col gap-4">
      <LookCard look={data.look} pausedHref={pausedHref} />
      <Card aria-labelledby="pending-title">
        <CardHeader title={t("pending", { count: data.pending.length })} titleId="pending-title" />
        {data.pending.length === 0 ? (
          <CardBody className="text-ink-muted">{t("nothingPending")}</CardBody>
        ) : (
          <DataTable label={t("pendingLabel")} rows={data.pending} {...{ columns, rowId, rowHref }} />
        )}
      </Card>
      <Card aria-labelledby="recent-title">
        <CardHeader
          title={t("recent")}
          titleId="recent-title"
          actions={
            <ButtonLink href="/transactions" size="sm" variant="ghost">
              {t("all")}
            </ButtonLink>
          }
        />
        <DataTable label={t("recent")} rows={data.recent} {...{ columns, rowId, rowHref }} />
      </Card>
    </div>
  );
}
