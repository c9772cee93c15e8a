"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SendOnOutcome } from "@/components/callbacks/send-on-outcome";
import { Field } from "@/components/shared/form/field";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { useAction } from "@/lib/boundary/use-action";
import { forwardDelivery } from "@/lib/callbacks/actions";
import type { Forwarded } from "@/lib/callbacks/forward";
import type { DeliveryView } from "@/lib/callbacks/view";

type SendOnDialogProps = { delivery: DeliveryView; onClose: () => void };

/** Repeats a delivery to another address and shows what was answered there. */
export function SendOnDialog({ delivery: { id, number }, onClose }: SendOnDialogProps) {
  const t = useTranslations("callbacks");
  const common = useTranslations("common");
  const [address, setAddress] = useState("");
  const [came, setCame] = useState<Forwarded | null>(null);
  const { run, pending, error } = useAction(forwardDelivery);
  const fault = error?.fieldErrors.address;

  async function send(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    setCame(null);
    const result = await run({ deliveryId: id, address });
    if (result.ok) setCame(result.data);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("sendOnTitle", { number })}
      description={t("sendOnHint")}
      className="max-w-xl"
    >
      <form noValidate onSubmit={send} className="grid gap-4">
        <FormError error={fault ? null : error} />
        <Field label={t("address")} hint={t("addressHint")} error={fault} required>
          {(control) => (
            <Input
              {...control}
              type="url"
              inputMode="url"
              autoComplete="off"
              value={address}
              onChange={({ target }) => setAddress(target.value)}
            />
          )}
        </Field>
        <div role="status">{came ? <SendOnOutcome came={came} /> : null}</div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{common("close")}</Button>
          <SubmitButton pending={pending}>{t("sendOn")}</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
