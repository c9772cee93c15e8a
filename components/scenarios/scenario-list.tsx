"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { ScenarioRow } from "@/components/scenarios/scenario-row";
import { ScenarioTools } from "@/components/scenarios/scenario-tools";
import { useRunScenario } from "@/components/scenarios/use-run-scenario";
import { fitsSearch, useScenarioTexts } from "@/components/scenarios/use-scenario-texts";
import { EmptyState } from "@/components/shared/empty-state";
import { FormError } from "@/components/shared/form/form-error";
import { useReady } from "@/components/shared/form/use-ready";
import { Card, CardHeader } from "@/components/ui/card";
import { SCENARIO_GROUPS } from "@/lib/scenarios/scenario";
import type { ScenarioCredential } from "@/lib/scenarios/view";

/** Every scenario by what it teaches, narrowed by a word, each with its button. */
export function ScenarioList({ credentials }: { credentials: readonly ScenarioCredential[] }) {
  const t = useTranslations("scenarios");
  const [text, setText] = useState("");
  const [credentialId, setCredentialId] = useState(credentials[0]?.id);
  const { start, running, busy, error } = useRunScenario(credentialId);
  const isReady = useReady();
  const sought = useDeferredValue(text);
  const scenarios = useScenarioTexts().filter((scenario) => fitsSearch(scenario, sought));
  const isClosed = busy || !isReady || credentialId === undefined;
  return (
    <div className="flex flex-col gap-4">
      <ScenarioTools
        disabled={!isReady}
        {...{ text, credentials, credentialId }}
        count={scenarios.length}
        onText={setText}
        onCredential={setCredentialId}
      />
      <FormError error={error} />
      {credentialId === undefined ? (
        <EmptyState title={t("noCredential")}>{t("noCredentialHint")}</EmptyState>
      ) : null}
      {scenarios.length === 0 ? (
        <EmptyState title={t("nothing", { text: sought })}>{t("nothingHint")}</EmptyState>
      ) : null}
      {SCENARIO_GROUPS.map((group) => {
        const members = scenarios.filter((scenario) => scenario.group === group);
        if (members.length === 0) return null;
        return (
          <Card key={group} aria-labelledby={`group-${group}`}>
            <CardHeader
              title={t(`group.${group}`)}
              titleId={`group-${group}`}
              description={t(`groupHint.${group}`)}
            />
            <ul className="divide-y divide-line">
              {members.map((scenario) => (
                <ScenarioRow
                  key={scenario.id}
                  scenario={scenario}
                  running={running === scenario.id}
                  busy={isClosed}
                  onRun={() => start(scenario.id)}
                />
              ))}
            </ul>
          </Card>
        );
      })}
    </div>
  );
}
