"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { flushSync } from "react-dom";
import { FormProvider, useForm } from "react-hook-form";
import { z } from "zod";
import { PasswordInput } from "@/components/auth/password-input";
import { FormError } from "@/components/shared/form/form-error";
import { FormField } from "@/components/shared/form/form-field";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Input } from "@/components/ui/input";
import { signIn } from "@/lib/auth/client-sign-in";

const schema = z.object({
  email: z.string().trim().min(1, "required"),
  password: z.string().min(1, "required"),
});

type Values = z.infer<typeof schema>;

/** Signs in and goes to `to`, a path of the console, as a whole new page. */
export function SignInForm({ to }: { to: string }) {
  const t = useTranslations("auth");
  const errors = useTranslations("errors");
  const [error, setError] = useState<{ message: string; requestId: string } | null>(null);
  const [pending, setPending] = useState(false);
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { email: "", password: "" },
  });

  async function send({ email, password }: Values) {
    setError(null);
    setPending(true);
    const answer = await signIn(email, password);
    // It stays pending until the next page is there.
    if (answer.ok) return window.location.assign(to);
    const { message, code, requestId } = answer.error ?? {
      message: errors("network"),
      code: "",
      requestId: "",
    };
    // At once: a disabled field takes no focus. An id to quote belongs to faults, not to a wrong password.
    flushSync(() => {
      setError({ message, requestId: code === "internal" ? requestId : "" });
      setPending(false);
    });
    form.resetField("password");
    form.setFocus("password");
  }

  return (
    <FormProvider {...form}>
      {/* POST: should the script fail, a browser must never put the password into the address. */}
      <form method="post" noValidate onSubmit={form.handleSubmit(send)}>
        <fieldset disabled={pending} className="grid gap-4">
          <FormError error={error} />
          <FormField<Values, "email"> name="email" label={t("email")}>
            {(control) => <Input {...control} type="email" autoComplete="username" inputMode="email" />}
          </FormField>
          <FormField<Values, "password"> name="password" label={t("password")}>
            {(control) => <PasswordInput {...control} autoComplete="current-password" />}
          </FormField>
          <SubmitButton pending={pending} className="w-full">
            {t("submit")}
          </SubmitButton>
        </fieldset>
      </form>
    </FormProvider>
  );
}
