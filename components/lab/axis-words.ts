"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { AXIS_PARAMETERS, type AxisParameter, axisChoices, type Cell } from "@/lib/lab/grid";

/** Axes, their values and cells in the reader's language, with the vendor's own names beside. */
export function useAxisWords() {
  const labels = useTranslations("initialize.label");
  const locale = useLocale();
  return useMemo(() => {
    const axisWord = (name: AxisParameter) => `${labels(name)} · ${name}`;
    const valueWord = (name: AxisParameter, value: string) => {
      const label = axisChoices(name).find((choice) => choice.value === value)?.label[locale];
      if (value === "") return label ?? value;
      return label ? `${value} · ${label}` : value;
    };
    /** `IdThreshold 1, DocScanMode scan`: short enough for a line. */
    const cellWords = (values: Cell["values"]) =>
      AXIS_PARAMETERS.flatMap((name) => {
        const value = values[name];
        return value === undefined ? [] : [`${name} ${value === "" ? valueWord(name, value) : value}`];
      }).join(" · ");
    return { axisWord, valueWord, cellWords };
  }, [labels, locale]);
}
