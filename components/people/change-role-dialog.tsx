"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormProvider, useForm } from "react-hook-form";
import { RoleField } from "@/components/people/role-field";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Role } from "@/lib/auth/permissions";
import { useAction } from "@/lib/boundary/use-action";
import { changePersonRole } from "@/lib/people/actions";
import type { PersonView } from "@/lib/people/view";

type Props = { person: PersonView; onClose: () => void };

export function ChangeRoleDialog({ person, onClose }: Props) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const router = useRouter();
  const { run, pending, error } = useAction(changePersonRole);
  const form = useForm<{ role: Role }>({ defaultValues: { role: person.role } });

  async function send({ role }: { role: Role }) {
    if (role !== person.role) {
      const result = await run({ id: person.id, role });
      if (!result.ok) return;
      router.refresh();
    }
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("changeRoleTitle", { name: person.name })}
      description={person.email}
    >
      <FormProvider {...form}>
        <form onSubmit={form.handleSubmit(send)}>
          <fieldset disabled={pending} className="grid gap-4">
            <FormError error={error} />
            <RoleField />
            <div className="flex justify-end gap-2">
              <Button onClick={onClose}>{common("cancel")}</Button>
              <SubmitButton pending={pending}>{t("saveRole")}</SubmitButton>
            </div>
          </fieldset>
        </form>
      </FormProvider>
    </Dialog>
  );
}
