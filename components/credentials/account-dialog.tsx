"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormProvider, useForm } from "react-hook-form";
import { FormError } from "@/components/shared/form/form-error";
import { FormField } from "@/components/shared/form/form-field";
import { placeServerErrors } from "@/components/shared/form/server-errors";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { notify } from "@/components/ui/notify";
import { useAction } from "@/lib/boundary/use-action";
import { changeCredentialAccount } from "@/lib/credentials/actions";
import { type CredentialAccountForm, credentialAccountSchema } from "@/lib/credentials/schema";
import type { CredentialView } from "@/lib/credentials/view";

type Props = { credential: CredentialView; onClose: () => void };

/** Says whose rate a key uses up. */
export function AccountDialog({ credential: { id, name, account }, onClose }: Props) {
  const t = useTranslations("credentials");
  const router = useRouter();
  const { run, pending, error } = useAction(changeCredentialAccount);
  const form = useForm<CredentialAccountForm>({
    resolver: zodResolver(credentialAccountSchema, undefined, { raw: true }),
    defaultValues: { id, account: account ?? "" },
  });

  async function send(values: CredentialAccountForm) {
    const result = await run(values);
    if (!result.ok) return placeServerErrors(form, result.error.fieldErrors);
    notify("success", t("accountSaved", { name }));
    router.refresh();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("accountOf", { name })}
      footer={
        <SubmitButton form="credential-account" pending={pending}>
          {t("accountSave")}
        </SubmitButton>
      }
    >
      <FormProvider {...form}>
        <form
          id="credential-account"
          method="post"
          noValidate
          autoComplete="off"
          onSubmit={form.handleSubmit(send)}
        >
          <fieldset disabled={pending} className="grid gap-3">
            <FormError error={error} />
            <FormField<CredentialAccountForm, "account">
              name="account"
              label={t("account")}
              hint={t("accountHint")}
            >
              {(control) => <Input {...control} autoComplete="off" spellCheck={false} />}
            </FormField>
          </fieldset>
        </form>
      </FormProvider>
    </Dialog>
  );
}
