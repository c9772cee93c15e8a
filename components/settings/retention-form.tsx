"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/shared/form/field";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Input } from "@/components/ui/input";
import { notify } from "@/components/ui/notify";
import { useAction } from "@/lib/boundary/use-action";
import { changeRetention } from "@/lib/settings/actions";
import { RETENTION_DAYS, RETENTION_KINDS, type RetentionKind, type Settings } from "@/lib/settings/settings";

/** For how many days each kind of data is kept. */
export function RetentionForm({ settings }: { settings: Settings }) {
  const t = useTranslations("settings.retention");
  const router = useRouter();
  const [days, setDays] = useState(() => daysOf((kind) => String(settings[`retention.${kind}`])));
  const { run, pending, error } = useAction(changeRetention);

  async function send(event: FormEvent) {
    event.preventDefault();
    const result = await run(daysOf((kind) => Number(days[kind])));
    if (!result.ok) return;
    notify("success", t("saved"));
    router.refresh();
  }

  return (
    <form noValidate onSubmit={send} aria-labelledby="retention-title">
      <fieldset disabled={pending} className="grid gap-4">
        <div>
          <h3 id="retention-title" className="font-semibold">
            {t("title")}
          </h3>
          <p className="text-sm text-ink-muted">{t("description")}</p>
        </div>
        <FormError error={error} />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {RETENTION_KINDS.map((kind) => (
            <DaysField
              key={kind}
              kind={kind}
              value={days[kind]}
              error={error?.fieldErrors[kind]}
              onChange={(value) => setDays({ ...days, [kind]: value })}
            />
          ))}
        </div>
        <SubmitButton pending={pending} className="justify-self-start">
          {t("save")}
        </SubmitButton>
      </fieldset>
    </form>
  );
}

type DaysFieldProps = {
  kind: RetentionKind;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function DaysField({ kind, value, error, onChange }: DaysFieldProps) {
  const t = useTranslations("settings.retention");
  const { least, most, preset } = RETENTION_DAYS[kind];
  const hint = (
    <>
      {t(`hint.${kind}`)} {t("range", { least, most, preset })}
    </>
  );
  return (
    <Field label={t(`kind.${kind}`)} hint={hint} error={error} required>
      {(control) => (
        <Input
          {...control}
          type="number"
          inputMode="numeric"
          min={least}
          max={most}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function daysOf<T>(of: (kind: RetentionKind) => T): Record<RetentionKind, T> {
  return Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, of(kind)])) as Record<RetentionKind, T>;
}
