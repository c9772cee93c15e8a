"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useExperiment } from "@/components/lab/experiment-context";
import { ExperimentStateBadge } from "@/components/lab/experiment-state";
import { sentRuns } from "@/components/lab/run-sums";
import { EnvironmentTag } from "@/components/shared/environment-tag";
import { LocalTime } from "@/components/shared/local-time";
import { PageHeader } from "@/components/shared/page-header";
import { useTabTitle } from "@/components/shared/tab-title";

/** What the experiment is, where it stands, and what can be done with it. */
export function ExperimentHeader({ actions }: { actions: ReactNode }) {
  const t = useTranslations("lab");
  const { experiment, stale } = useExperiment();
  const { name, state, owner, credential, createdAt, runs, calls } = experiment;
  // Whoever does something else meanwhile sees in the tab how far it has come.
  useTabTitle(state === "running" ? `${sentRuns(runs).length}/${calls} · ${name}` : name);
  return (
    <PageHeader
      crumbs={[{ href: "/lab", label: t("title") }]}
      crumbsLabel={t("crumbs")}
      title={name}
      aside={
        <>
          <ExperimentStateBadge state={state} size="lg" />
          <EnvironmentTag environment={credential.environment} />
        </>
      }
      description={
        <>
          {t("plannedBy", { name: owner.name, credential: credential.label })} <LocalTime value={createdAt} />
          {stale ? <span className="block text-warning">{t("stale")}</span> : null}
        </>
      }
      actions={actions}
    />
  );
}
