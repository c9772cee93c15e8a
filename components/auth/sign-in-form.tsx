"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { flushSync } from "react-dom";
import { PasswordInput } from "@/components/auth/password-input";
import { Field } from "@/components/shared/form/field";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Alert } from "@/components/ui/alert";
import { Input } from "@/components/ui/input";
import { signIn } from "@/lib/auth/client-sign-in";

type Name = "email" | "password";

const NAMES: readonly Name[] = ["email", "password"];

function typedIn(form: HTMLFormElement, name: Name): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}

function focusOn(form: HTMLFormElement, name: Name): void {
  form.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();
}

/** Signs in and goes to `to`, a path of the console, as a whole new page. */
export function SignInForm({ to }: { to: string }) {
  const t = useTranslations("auth");
  const lost = useTranslations("errors")("network");
  const [error, setError] = useState<{ message: string; requestId: string } | null>(null);
  const [missing, setMissing] = useState<readonly Name[]>([]);
  const [pending, setPending] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (pending) return;
    const email = typedIn(form, "email").trim();
    const password = typedIn(form, "password");
    const lacking = NAMES.filter((name) => ({ email, password })[name] === "");
    setMissing(lacking);
    setError(null);
    if (lacking[0]) return focusOn(form, lacking[0]);
    setPending(true);
    const answer = await signIn(email, password);
    // It stays pending until the next page is there.
    if (answer.ok) return window.location.assign(to);
    const { message, code, requestId } = answer.error ?? { message: lost, code: "", requestId: "" };
    // At once: a disabled field takes no focus. An id to quote belongs to faults, not to a wrong password.
    flushSync(() => {
      setError({ message, requestId: code === "internal" ? requestId : "" });
      setPending(false);
    });
    const field = form.querySelector<HTMLInputElement>("[name=password]");
    if (field) field.value = "";
    field?.focus();
  }

  const problem = (name: Name) => (missing.includes(name) ? "required" : undefined);
  const typed = (name: Name) => setMissing(missing.filter((each) => each !== name));
  return (
    // POST: should the script fail, a browser must never put the password into the address.
    <form method="post" noValidate onSubmit={send}>
      <fieldset disabled={pending} className="grid gap-4">
        {error ? <Refused {...error} /> : null}
        <Field label={t("email")} error={problem("email")}>
          {({ "aria-labelledby": _label, ...control }) => (
            <Input
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              inputMode="email"
              onChange={() => typed("email")}
            />
          )}
        </Field>
        <Field label={t("password")} error={problem("password")}>
          {({ "aria-labelledby": _label, ...control }) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="current-password"
              onChange={() => typed("password")}
            />
          )}
        </Field>
        <SubmitButton pending={pending} className="w-full">
          {t("submit")}
        </SubmitButton>
      </fieldset>
    </form>
  );
}

function Refused({ message, requestId }: { message: string; requestId: string }) {
  const t = useTranslations("common");
  return (
    <Alert tone="danger" live>
      <p>{message}</p>
      {requestId ? (
        <p className="mt-1 text-xs text-ink-muted">
          {t("requestId")} <code className="select-all">{requestId}</code>
        </p>
      ) : null}
    </Alert>
  );
}
