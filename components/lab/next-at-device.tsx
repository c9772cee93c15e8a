"use client";

import { useTranslations } from "next-intl";
import { useAxisWords } from "@/components/lab/axis-words";
import { useExperiment } from "@/components/lab/experiment-context";
import { openRuns } from "@/components/lab/run-sums";
import { Countdown } from "@/components/shared/countdown";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { cellsOf } from "@/lib/lab/grid";
import { TRANSACTION_LIFE_MS } from "@/lib/transactions/state";

/** With a person at the device: the transactions that wait for them, the one that dies first at the top. */
export function NextAtDevice() {
  const t = useTranslations("lab");
  const { experiment } = useExperiment();
  const { cellWords } = useAxisWords();
  const { device, runs, axes, now, state } = experiment;
  if (device !== "person" || state === "planned") return null;
  const cells = cellsOf(axes);
  const open = openRuns(runs)
    .flatMap((run) => (run.transaction ? [{ ...run, transaction: run.transaction }] : []))
    .sort((a, b) => a.transaction.createdAt.localeCompare(b.transaction.createdAt));
  if (open.length === 0 && state !== "running") return null;
  return (
    <Card aria-labelledby="next-title" data-print="hide" className="border-accent-line">
      <CardHeader title={t("next")} titleId="next-title" description={t("nextHint")} />
      {open.length === 0 ? (
        <CardBody>
          <p className="text-ink-muted">{t("nextNone")}</p>
        </CardBody>
      ) : (
        <ol className="divide-y divide-line">
          {open.map(({ id, cell, number, transaction }, place) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
              <div className="min-w-0">
                <p className="break-words">{cellWords(cells[cell]?.values ?? {})}</p>
                <p className="flex flex-wrap gap-x-3 text-sm text-ink-muted">
                  {t("runNumber", { number })}
                  <Countdown
                    deadline={new Date(Date.parse(transaction.createdAt) + TRANSACTION_LIFE_MS).toISOString()}
                    serverNow={now}
                    announce={false}
                  />
                </p>
              </div>
              <ButtonLink
                href={`/transactions/${transaction.id}`}
                variant={place === 0 ? "primary" : "secondary"}
              >
                {t("handOff", { number: place + 1 })}
              </ButtonLink>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
