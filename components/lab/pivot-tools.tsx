"use client";

import { useTranslations } from "next-intl";
import { useAxisWords } from "@/components/lab/axis-words";
import { MEASURES, type PivotChoice } from "@/components/lab/pivot-choice";
import { Field } from "@/components/shared/form/field";
import { useReady } from "@/components/shared/form/use-ready";
import { Select } from "@/components/ui/select";
import { type Axis, type AxisParameter, isAxisParameter } from "@/lib/lab/grid";

type PivotToolsProps = {
  axes: readonly Axis[];
  choice: PivotChoice;
  onChoose: (change: Partial<PivotChoice>) => void;
};

/** Which axes lie down and across, and what the fields say. */
export function PivotTools({ axes, choice, onChoose }: PivotToolsProps) {
  const t = useTranslations("lab");
  const { rows, columns, measure } = choice;
  const chosen = (text: string): AxisParameter | null => (isAxisParameter(text) ? text : null);
  // The axis that is laid out the other way changes places with this one.
  const lay = (change: Partial<Pick<PivotChoice, "rows" | "columns">>) => {
    const next = { rows, columns, ...change, place: null };
    const clash = next.rows !== null && next.rows === next.columns;
    if (!clash) onChoose(next);
    else onChoose("rows" in change ? { ...next, columns: rows } : { ...next, rows: columns });
  };
  return (
    <fieldset
      disabled={!useReady()}
      aria-label={t("layout")}
      className="grid gap-3 border-b border-line px-4 py-3 sm:grid-cols-3"
      data-print="hide"
    >
      <AxisSelect
        label={t("rows")}
        axes={axes}
        value={rows}
        onValue={(text) => lay({ rows: chosen(text) })}
      />
      <AxisSelect
        label={t("columns")}
        axes={axes}
        value={columns}
        onValue={(text) => lay({ columns: chosen(text) })}
      />
      <Field label={t("measure")}>
        {(control) => (
          <Select
            {...control}
            value={measure}
            options={MEASURES.map((value) => ({ value, label: t(`measures.${value}`) }))}
            onChange={({ target }) =>
              onChoose({ measure: MEASURES.find((each) => each === target.value) ?? "pass-rate" })
            }
          />
        )}
      </Field>
    </fieldset>
  );
}

type AxisSelectProps = {
  label: string;
  axes: readonly Axis[];
  value: AxisParameter | null;
  onValue: (value: string) => void;
};

function AxisSelect({ label, axes, value, onValue }: AxisSelectProps) {
  const t = useTranslations("lab");
  const { axisWord } = useAxisWords();
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value ?? ""}
          options={[
            ...axes.map(({ parameter }) => ({ value: parameter, label: axisWord(parameter) })),
            { value: "", label: t("noneLaidOut") },
          ]}
          onChange={({ target }) => onValue(target.value)}
        />
      )}
    </Field>
  );
}
