"use client";

import type { ReactNode } from "react";
import {
  Controller,
  type ControllerRenderProps,
  type FieldPath,
  type FieldValues,
  useFormContext,
} from "react-hook-form";
import { Field, type FieldControl, type FieldProps } from "@/components/shared/form/field";

type FormFieldProps<Values extends FieldValues, Name extends FieldPath<Values>> = Omit<
  FieldProps,
  "children" | "error"
> & {
  name: Name;
  children: (
    control: ControllerRenderProps<Values, Name> & FieldControl & { "aria-labelledby": string },
  ) => ReactNode;
};

/**
 * A field of the form around it (react-hook-form's FormProvider). The children get value, handlers, ref and ARIA
 * in one object, made to be spread on Input, Textarea or Select.
 */
export function FormField<Values extends FieldValues, Name extends FieldPath<Values>>({
  name,
  children,
  ...field
}: FormFieldProps<Values, Name>) {
  const { control } = useFormContext<Values>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound, fieldState }) => (
        <Field {...field} error={fieldState.error?.message}>
          {(aria) => children({ ...bound, ...aria })}
        </Field>
      )}
    />
  );
}
