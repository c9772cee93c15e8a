"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormProvider, useForm } from "react-hook-form";
import { PasswordField } from "@/components/account/password-field";
import { FormError } from "@/components/shared/form/form-error";
import { placeServerErrors } from "@/components/shared/form/server-errors";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { notify } from "@/components/ui/notify";
import { changeOwnPassword } from "@/lib/account/actions";
import { type ChangePasswordInput, changePasswordSchema } from "@/lib/account/schema";
import { useAction } from "@/lib/boundary/use-action";

const EMPTY: ChangePasswordInput = { current: "", next: "", again: "" };

type Props = {
  /** The browser's password manager wants to know whose password it is. */
  email: string;
  /** The current one is a one-time password: afterwards the console opens. */
  isForced: boolean;
};

export function ChangePasswordForm({ email, isForced }: Props) {
  const t = useTranslations("account");
  const router = useRouter();
  const { run, pending, error } = useAction(changeOwnPassword);
  const form = useForm<ChangePasswordInput>({
    resolver: zodResolver(changePasswordSchema, undefined, { raw: true }),
    defaultValues: EMPTY,
  });

  async function send(values: ChangePasswordInput) {
    const result = await run(values);
    if (!result.ok) return placeServerErrors(form, result.error.fieldErrors);
    if (isForced) {
      // A whole new page: the frame around this one still knows no navigation.
      window.location.assign("/");
      return;
    }
    form.reset(EMPTY);
    notify("success", t("changed"));
    router.refresh();
  }

  return (
    <FormProvider {...form}>
      <form method="post" noValidate onSubmit={form.handleSubmit(send)}>
        <fieldset disabled={pending} className="grid max-w-md gap-4">
          <FormError error={error} />
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            name="current"
            label={t(isForced ? "oneTimeCurrent" : "current")}
            autoComplete="current-password"
          />
          <PasswordField name="next" label={t("next")} hint={t("passwordHint")} autoComplete="new-password" />
          <PasswordField name="again" label={t("again")} autoComplete="new-password" />
          <div>
            <SubmitButton pending={pending}>{t("change")}</SubmitButton>
          </div>
        </fieldset>
      </form>
    </FormProvider>
  );
}
