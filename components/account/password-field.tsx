"use client";

import { FormField } from "@/components/shared/form/form-field";
import { Input } from "@/components/ui/input";
import type { ChangePasswordInput } from "@/lib/account/schema";

type Props = {
  name: keyof ChangePasswordInput;
  label: string;
  hint?: string;
  autoComplete: "current-password" | "new-password";
};

/** One of the three passwords of the form around it. */
export function PasswordField({ autoComplete, ...field }: Props) {
  return (
    <FormField<ChangePasswordInput, Props["name"]> {...field} required>
      {(control) => <Input {...control} type="password" autoComplete={autoComplete} />}
    </FormField>
  );
}
