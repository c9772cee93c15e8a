"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/shared/form/field";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Textarea } from "@/components/ui/textarea";
import { useAction } from "@/lib/boundary/use-action";
import type { Result } from "@/lib/kernel/result";

type Input = { id: string; reason: string };

type ReasonDialogProps<T> = {
  title: string;
  children: ReactNode;
  /** On the button that does it. */
  submit: string;
  danger?: boolean;
  id: string;
  action: (input: Input) => Promise<Result<T>>;
  onDone: (data: T) => void;
  onClose: () => void;
};

const SHORTEST = 3;

/** Asks why before something is done that the trail keeps for good. */
export function ReasonDialog<T>({
  title,
  children,
  submit,
  danger,
  id,
  action,
  onDone,
  onClose,
}: ReasonDialogProps<T>) {
  const t = useTranslations("personal");
  const common = useTranslations("common");
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | undefined>();
  const { run, pending, error } = useAction(action);

  async function send() {
    if (reason.trim().length < SHORTEST) return setFault(reason.trim() === "" ? "required" : "tooShort");
    setFault(undefined);
    const result = await run({ id, reason });
    if (result.ok) {
      onClose();
      onDone(result.data);
    } else setFault(result.error.fieldErrors.reason);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <SubmitButton form="reason" pending={pending} variant={danger ? "danger" : "primary"}>
            {submit}
          </SubmitButton>
        </>
      }
    >
      <form
        id="reason"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) void send();
        }}
        className="grid gap-3"
      >
        <FormError error={fault ? null : error} />
        {children}
        <Field label={t("reason")} hint={t("reasonHint")} error={fault} required>
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
      </form>
    </Dialog>
  );
}
