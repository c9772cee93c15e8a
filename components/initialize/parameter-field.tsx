"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { HelpButton } from "@/components/initialize/help/help-button";
import { Lockable } from "@/components/initialize/lockable";
import { FormField } from "@/components/shared/form/form-field";
import { FormText } from "@/components/shared/form/form-text";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { type ParameterName, parameter } from "@/lib/initialize/parameters";

type DraftName = Extract<ParameterName, keyof InitializeDraft>;
type Chosen<N extends DraftName> = ComponentProps<typeof FormField<ComposeValues, `draft.${N}`>>;
type Typed<N extends DraftName> = ComponentProps<typeof FormText<ComposeValues, `draft.${N}`>>;

type Shown<N extends DraftName> = Pick<Chosen<N>, "aside" | "kind" | "className"> & {
  name: N;
  /** In place of the parameter's one-line meaning; null for none. */
  hint?: ReactNode;
};

/** A field of the call: its name in two ways, its meaning and its error, all from the table of parameters. */
export function ParameterField<N extends DraftName>({
  children,
  ...shown
}: Shown<N> & Pick<Chosen<N>, "children">) {
  const field = useShown(shown);
  return (
    <Lockable field={shown.name} className={shown.className}>
      <FormField<ComposeValues, `draft.${N}`> name={`draft.${shown.name}`} {...field}>
        {children}
      </FormField>
    </Lockable>
  );
}

/** The same for what is typed: a key draws nothing anew. */
export function ParameterText<N extends DraftName>({
  children,
  ...shown
}: Shown<N> & Pick<Typed<N>, "children">) {
  const field = useShown(shown);
  return (
    <Lockable field={shown.name} className={shown.className}>
      <FormText<ComposeValues, `draft.${N}`> name={`draft.${shown.name}`} {...field}>
        {children}
      </FormText>
    </Lockable>
  );
}

function useShown<N extends DraftName>({ name, hint, aside, ...rest }: Shown<N>) {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const { meaning, required } = parameter(name);
  return {
    // The space keeps the two names apart in the accessible name.
    label: `${t(`label.${name as ParameterName}`)} `,
    parameter: name,
    required,
    aside: (
      <span className="flex min-w-0 items-center justify-end gap-1">
        {aside}
        <HelpButton name={name} />
      </span>
    ),
    hint: hint === undefined ? meaning[locale] : hint,
    ...rest,
  };
}
