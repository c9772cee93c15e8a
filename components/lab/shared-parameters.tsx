"use client";

import { useTranslations } from "next-intl";
import { useExperiment } from "@/components/lab/experiment-context";
import { DefinitionList } from "@/components/shared/definition-list";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { isParameterName } from "@/lib/initialize/parameter-spec";

/** The grid in words: what is varied, what all runs share, and who is at the device. */
export function SharedParameters() {
  const t = useTranslations("lab");
  const { axes, fixed, preset, device, quality, sideBySide, runsPerCell } = useExperiment().experiment;
  const items = [
    ...axes.map(({ parameter, values }) => ({ term: parameter, value: values.join(", "), mono: true })),
    { term: t("runsPerCell"), value: runsPerCell },
    { term: t("sideBySide"), value: sideBySide },
    {
      term: t("device"),
      value: quality === null ? t(`deviceKind.${device}`) : t("deviceQuality", { quality }),
    },
    ...(preset ? [{ term: t("usePreset"), value: `${preset.name} · v${preset.version}` }] : []),
    // A parameter that has no value is not sent; whom the callback goes to is no parameter.
    ...Object.entries(fixed)
      .filter(([name, value]) => isParameterName(name) && value !== "")
      .map(([term, value]) => ({ term, value, mono: true })),
  ];
  return (
    <Card aria-labelledby="shared-title">
      <CardHeader title={t("planned")} titleId="shared-title" />
      <CardBody>
        <DefinitionList items={items} columns={3} />
      </CardBody>
    </Card>
  );
}
