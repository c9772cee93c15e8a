"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormProvider, useForm } from "react-hook-form";
import { RoleField } from "@/components/people/role-field";
import { FormError } from "@/components/shared/form/form-error";
import { FormField } from "@/components/shared/form/form-field";
import { placeServerErrors } from "@/components/shared/form/server-errors";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { useAction } from "@/lib/boundary/use-action";
import { addPerson } from "@/lib/people/actions";
import { type AddPersonInput, addPersonSchema } from "@/lib/people/schema";
import type { OneTimePassword } from "@/lib/people/view";

type Props = { onClose: () => void; onAdded: (made: OneTimePassword) => void };

export function AddPersonDialog({ onClose, onAdded }: Props) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const router = useRouter();
  const { run, pending, error } = useAction(addPerson);
  const form = useForm<AddPersonInput>({
    resolver: zodResolver(addPersonSchema, undefined, { raw: true }),
    defaultValues: { name: "", email: "", role: "operator" },
  });

  async function send(values: AddPersonInput) {
    const result = await run(values);
    if (!result.ok) return placeServerErrors(form, result.error.fieldErrors);
    router.refresh();
    onAdded(result.data);
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("addTitle")} description={t("addHint")}>
      <FormProvider {...form}>
        <form noValidate onSubmit={form.handleSubmit(send)}>
          <fieldset disabled={pending} className="grid gap-4">
            <FormError error={error} />
            <FormField<AddPersonInput, "name"> name="name" label={t("name")} required>
              {(control) => <Input {...control} autoComplete="off" />}
            </FormField>
            <FormField<AddPersonInput, "email"> name="email" label={t("email")} required>
              {(control) => <Input {...control} type="email" autoComplete="off" />}
            </FormField>
            <RoleField />
            <div className="flex justify-end gap-2">
              <Button onClick={onClose}>{common("cancel")}</Button>
              <SubmitButton pending={pending}>{t("add")}</SubmitButton>
            </div>
          </fieldset>
        </form>
      </FormProvider>
    </Dialog>
  );
}
