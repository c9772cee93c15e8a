"use client";

import { useTranslations } from "next-intl";
import { FormField } from "@/components/shared/form/form-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { ROLES, type Role } from "@/lib/auth/permissions";

/** The three roles with what each may do; part of a form that has a field `role`. */
export function RoleField() {
  const t = useTranslations("people");
  const options = ROLES.map((role) => ({
    value: role,
    label: t(`roles.${role}`),
    hint: t(`roleHint.${role}`),
  }));
  return (
    <FormField<{ role: Role }, "role"> name="role" label={t("role")} kind="group" required>
      {({ onChange, ref: _ref, ...control }) => (
        <RadioGroup {...control} layout="column" options={options} onValueChange={onChange} />
      )}
    </FormField>
  );
}
