"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Ref, useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import type { ParameterValue } from "@/lib/initialize/parameter-spec";
import type { AxisChoice } from "@/lib/lab/grid";

type TickedValuesProps = {
  "aria-labelledby": string;
  "aria-describedby": string | undefined;
  /** Of the first box, so that a fault can be led to. */
  inputRef: Ref<HTMLInputElement>;
  className: string | undefined;
  choices: readonly AxisChoice[];
  /** Which of the choices have a sentence of their own. */
  meanings: readonly ParameterValue[];
  standard: string | undefined;
  ticked: readonly string[];
  disabled: boolean;
  onTicked: (values: string[]) => void;
};

/** The values of one parameter, each with what the person before the camera will notice of it. */
export function TickedValues(props: TickedValuesProps) {
  const { inputRef, className, choices, meanings, standard, ticked, disabled, onTicked, ...aria } = props;
  const t = useTranslations("lab");
  const locale = useLocale();
  const made = useId();
  const toggle = (value: string, on: boolean) =>
    onTicked(on ? [...ticked, value] : ticked.filter((each) => each !== value));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want its legend inside, and the label is outside.
    <div role="group" {...aria} className={cn("grid gap-1", className)}>
      {choices.map(({ value, label }, place) => {
        const meaning = meanings.find((each) => each.value === value)?.meaning[locale];
        const id = `${made}-${place}`;
        return (
          <div
            key={value}
            className="flex items-start gap-2 rounded border border-line bg-surface px-2.5 py-1.5 touch-target has-checked:border-accent-solid has-checked:bg-accent-soft"
          >
            <Checkbox
              id={id}
              ref={place === 0 ? inputRef : undefined}
              aria-labelledby={`${id}-label`}
              aria-describedby={meaning ? `${id}-meaning` : undefined}
              className="mt-0.5"
              disabled={disabled}
              checked={ticked.includes(value)}
              onChange={({ target }) => toggle(value, target.checked)}
            />
            <label htmlFor={id} className="min-w-0 grow">
              <span id={`${id}-label`} className="break-words">
                {value === "" ? label[locale] : `${label[locale]} · ${value}`}
                {value === standard ? <span className="text-ink-muted"> {t("standard")}</span> : null}
              </span>
              {meaning ? (
                <span id={`${id}-meaning`} className="block text-xs text-ink-muted">
                  {meaning}
                </span>
              ) : null}
            </label>
          </div>
        );
      })}
    </div>
  );
}
