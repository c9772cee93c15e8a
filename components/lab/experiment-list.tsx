"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ExperimentStateBadge } from "@/components/lab/experiment-state";
import { percent } from "@/components/lab/figures";
import { ShareBar } from "@/components/lab/share-bar";
import type { DataColumn } from "@/components/shared/data-table/column";
import { DataTable } from "@/components/shared/data-table/data-table";
import { EnvironmentTag } from "@/components/shared/environment-tag";
import { RelativeTime } from "@/components/shared/relative-time";
import { Card } from "@/components/ui/card";
import type { ExperimentRow } from "@/lib/lab/view";

type ExperimentListProps = { experiments: readonly ExperimentRow[]; now: string };

const rowId = (row: ExperimentRow) => row.id;
const rowHref = (row: ExperimentRow) => `/lab/${row.id}`;

/** All experiments, the newest first. */
export function ExperimentList({ experiments, now }: ExperimentListProps) {
  const t = useTranslations("lab");
  const columns = useMemo<readonly DataColumn<ExperimentRow>[]>(
    () => [
      { id: "name", header: t("name"), grow: true, cell: (row) => <Name row={row} /> },
      { id: "state", header: t("stateHeader"), cell: ({ state }) => <ExperimentStateBadge state={state} /> },
      { id: "progress", header: t("progress"), cell: (row) => <Sent row={row} /> },
      { id: "pass-rate", header: t("measures.pass-rate"), cell: (row) => <Passed row={row} /> },
      { id: "owner", header: t("owner"), cell: ({ owner }) => owner.name },
      { id: "credential", header: t("credential"), cell: ({ credential }) => credential.label },
      {
        id: "age",
        header: t("age"),
        align: "end",
        cell: ({ createdAt }) => <RelativeTime value={createdAt} serverNow={now} />,
      },
    ],
    [t, now],
  );
  return (
    <Card>
      <DataTable label={t("title")} rows={experiments} {...{ columns, rowId, rowHref }} />
    </Card>
  );
}

function Name({ row: { name, credential } }: { row: ExperimentRow }) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-2">
      <span className="truncate">{name}</span>
      <EnvironmentTag environment={credential.environment} />
    </span>
  );
}

function Sent({ row: { calls, progress } }: { row: ExperimentRow }) {
  const t = useTranslations("lab");
  const sent = calls - progress.planned - progress.cancelled - progress.refused;
  return (
    <span className="inline-flex items-center gap-2">
      <span className="w-16">
        <ShareBar share={calls === 0 ? 0 : sent / calls} />
      </span>
      <span className="tabular-nums">{t("sentOf", { sent, calls })}</span>
    </span>
  );
}

function Passed({ row: { passed, progress } }: { row: ExperimentRow }) {
  const t = useTranslations("lab");
  const { settled } = progress;
  if (settled === 0) return "–";
  return (
    <span className="tabular-nums" title={t("passedOf", { passed, settled })}>
      {percent(passed / settled)}
    </span>
  );
}
