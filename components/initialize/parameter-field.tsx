"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { HelpButton } from "@/components/initialize/help/help-button";
import { Lockable } from "@/components/initialize/lockable";
import { FormField } from "@/components/shared/form/form-field";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { type ParameterName, parameter } from "@/lib/initialize/parameters";

type DraftName = Extract<ParameterName, keyof InitializeDraft>;
type Bound<N extends DraftName> = ComponentProps<typeof FormField<ComposeValues, `draft.${N}`>>;

type ParameterFieldProps<N extends DraftName> = Pick<
  Bound<N>,
  "children" | "aside" | "kind" | "className"
> & {
  name: N;
  /** In place of the parameter's one-line meaning; null for none. */
  hint?: ReactNode;
};

/** A field of the call: its name in two ways, its meaning and its error, all from the table of parameters. */
export function ParameterField<N extends DraftName>({ name, hint, aside, ...rest }: ParameterFieldProps<N>) {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const { meaning, required } = parameter(name);
  return (
    <Lockable field={name} className={rest.className}>
      <FormField<ComposeValues, `draft.${N}`>
        name={`draft.${name}`}
        // The space keeps the two names apart in the accessible name.
        label={`${t(`label.${name as ParameterName}`)} `}
        parameter={name}
        required={required}
        aside={
          <span className="flex min-w-0 items-center justify-end gap-1">
            {aside}
            <HelpButton name={name} />
          </span>
        }
        hint={hint === undefined ? meaning[locale] : hint}
        {...rest}
      />
    </Lockable>
  );
}
