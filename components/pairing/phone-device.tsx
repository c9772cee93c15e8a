"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePhoneDoor } from "@/components/pairing/use-phone-door";
import { Field } from "@/components/shared/form/field";
import { FormError } from "@/components/shared/form/form-error";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { type DeviceOrder, FAILING_SUB_CODES } from "@/lib/sandbox-device/orders";

/** The sandbox's device in the hand of whoever holds the phone. */
export function PhoneDevice({ address }: { address: string }) {
  const t = useTranslations("phone");
  const device = useTranslations("device");
  const [subCode, setSubCode] = useState<string>("205");
  const [isDone, setDone] = useState(false);
  const { knock, pending: isPending, error } = usePhoneDoor(address);
  const give = async (order: DeviceOrder) => {
    if (await knock({ order, ...(order === "fail" ? { subCode } : {}) })) setDone(true);
  };
  if (isDone) return <p role="status">{t("done")}</p>;
  return (
    <fieldset disabled={isPending} className="flex min-w-0 flex-col gap-3">
      <legend className="mb-3 text-sm text-ink-muted">{t("device")}</legend>
      <Button variant="primary" onClick={() => give("pass")}>
        {t("pass")}
      </Button>
      <Field label="SubCode">
        {(control) => (
          <Select
            {...control}
            value={subCode}
            onChange={(event) => setSubCode(event.target.value)}
            options={FAILING_SUB_CODES.map((code) => ({
              value: code,
              label: `${code} · ${device(`subCode.${code}`)}`,
            }))}
          />
        )}
      </Field>
      <Button onClick={() => give("fail")}>{t("fail")}</Button>
      <Button variant="ghost" onClick={() => give("abandon")}>
        {t("abandon")}
      </Button>
      <FormError error={error} />
    </fieldset>
  );
}
