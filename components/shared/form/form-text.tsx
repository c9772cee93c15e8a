"use client";

import type { ReactNode } from "react";
import {
  type FieldError,
  type FieldPath,
  type FieldPathValue,
  type FieldValues,
  get,
  type UseFormRegisterReturn,
  useFormContext,
  useFormState,
} from "react-hook-form";
import { Field, type FieldControl, type FieldProps } from "@/components/shared/form/field";
import { useReady } from "@/components/shared/form/use-ready";

type FormTextProps<Values extends FieldValues, Name extends FieldPath<Values>> = Omit<
  FieldProps,
  "children" | "error"
> & {
  name: Name;
  children: (
    control: UseFormRegisterReturn<Name> &
      FieldControl & { "aria-labelledby": string; defaultValue: FieldPathValue<Values, Name> | undefined },
  ) => ReactNode;
};

/**
 * `FormField` for an Input or a Textarea in which much is typed: the browser keeps the text, so that a key draws
 * nothing anew. Only an error that comes or goes does.
 */
export function FormText<Values extends FieldValues, Name extends FieldPath<Values>>({
  name,
  children,
  ...field
}: FormTextProps<Values, Name>) {
  const { control, register, getValues } = useFormContext<Values>();
  // Nothing else of the form's state is read, so nothing else draws the field anew.
  const { errors } = useFormState({ control, name, exact: true });
  const error: FieldError | undefined = get(errors, name);
  // For the page as the server writes it. From then on the form puts its values into the field itself, and React must
  // not: it would write the default again with each drawing, and between press and release that swallows the click.
  const defaultValue = useReady() ? undefined : getValues(name);
  const bound = register(name);
  return (
    <Field {...field} error={error?.message}>
      {(aria) => children({ ...bound, defaultValue, ...aria })}
    </Field>
  );
}
