"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useExperiment } from "@/components/lab/experiment-context";
import { openRuns } from "@/components/lab/run-sums";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useAction } from "@/lib/boundary/use-action";
import { cancelExperiment } from "@/lib/lab/actions";

/** Ends the experiment for good, after saying what becomes of what is under way. */
export function CancelExperiment() {
  const t = useTranslations("lab");
  const { experiment, refresh } = useExperiment();
  const { id, runs } = experiment;
  const [open, setOpen] = useState(false);
  const { run, pending, error } = useAction(cancelExperiment);
  const waiting = runs.filter(({ state }) => state === "planned").length;

  async function send() {
    const result = await run({ id });
    await refresh();
    if (result.ok) setOpen(false);
  }

  return (
    <Dialog
      title={t("cancelTitle")}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="ghost">{t("cancel")}</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{t("keep")}</Button>
          <SubmitButton form="cancel-experiment" pending={pending} variant="danger">
            {t("cancelDo")}
          </SubmitButton>
        </>
      }
    >
      <form id="cancel-experiment" action={send} className="grid gap-3">
        <FormError error={error} />
        <p>{t("cancelUnsent", { count: waiting })}</p>
        <p>{t("cancelOpen", { count: openRuns(runs).length })}</p>
        <p className="text-ink-muted">{t("cancelKept")}</p>
      </form>
    </Dialog>
  );
}
