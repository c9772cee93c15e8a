"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/shared/form/field";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Textarea } from "@/components/ui/textarea";
import { useAction } from "@/lib/boundary/use-action";
import { reasonSchema } from "@/lib/kernel/reason-schema";
import { useStory } from "@/lib/timeline/story-context";
import { closeUnknownTransaction } from "@/lib/transactions/actions";

/** Lets a person give up on an outcome that nobody knows, with a reason; shown while it is open. */
export function CloseUnknown() {
  const t = useTranslations("transactions");
  const { story, refresh } = useStory();
  const { id, state, closedAt } = story.transaction;
  const { run, pending, error } = useAction(closeUnknownTransaction);
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string>();
  if (state !== "unknown" || closedAt !== null) return null;

  async function send() {
    const checked = reasonSchema.safeParse(reason);
    setFault(checked.error?.issues[0]?.message);
    if (!checked.success) return;
    const result = await run({ id, reason });
    if (!result.ok) setFault(result.error.fieldErrors.reason);
    await refresh();
  }

  return (
    <Card aria-labelledby="close-title" data-print="hide">
      <CardHeader title={t("close.title")} titleId="close-title" description={t("close.hint")} />
      <CardBody>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) void send();
          }}
          className="grid gap-3"
        >
          <FormError error={fault ? null : error} />
          <Field label={t("close.reason")} error={fault} required>
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div>
            <SubmitButton pending={pending}>{t("close.submit")}</SubmitButton>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
