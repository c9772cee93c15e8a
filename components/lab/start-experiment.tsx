"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useExperiment } from "@/components/lab/experiment-context";
import { Field } from "@/components/shared/form/field";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { useAction } from "@/lib/boundary/use-action";
import { startExperiment } from "@/lib/lab/actions";

/** Begins to send, after asking. Where the calls are billed, their number has to be typed. */
export function StartExperiment() {
  const t = useTranslations("lab");
  const common = useTranslations("common");
  const { experiment, refresh } = useExperiment();
  const { id, calls, credential } = experiment;
  const [typed, setTyped] = useState("");
  const { run, pending, error } = useAction(startExperiment);
  const billed = credential.environment === "live";
  const confirmed = billed ? Number(typed.trim()) === calls : true;

  async function send() {
    if (!confirmed) return;
    await run({ id, confirmedCalls: calls });
    await refresh();
  }

  return (
    <Dialog
      title={t("startTitle", { count: calls })}
      trigger={<Button variant="primary">{t("start")}</Button>}
      footer={
        <>
          <DialogClose>
            <Button>{common("cancel")}</Button>
          </DialogClose>
          <SubmitButton form="start-experiment" pending={pending} aria-disabled={!confirmed || pending}>
            {t("startDo", { count: calls })}
          </SubmitButton>
        </>
      }
    >
      <form id="start-experiment" action={send} className="grid gap-3">
        <FormError error={error} />
        <p>{t(billed ? "startBilled" : "startSandbox", { count: calls, name: credential.label })}</p>
        <p className="text-ink-muted">{t("startLater")}</p>
        {billed ? (
          <Field label={t("typeCalls")} hint={t("typeCallsHint", { count: calls })} required>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                className="max-w-28"
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
        ) : null}
      </form>
    </Dialog>
  );
}
