"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/shared/form/field";
import { FormError } from "@/components/shared/form/form-error";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { useAction } from "@/lib/boundary/use-action";
import { orderDevice } from "@/lib/sandbox-device/actions";
import { type DeviceAnswer, type DeviceOrder, FAILING_SUB_CODES } from "@/lib/sandbox-device/orders";
import { useStory } from "@/lib/timeline/story-context";

/** The sandbox's device in the reader's hands: finish well, finish badly, or walk away. */
export function DevicePanel() {
  const t = useTranslations("device");
  const { story, refresh } = useStory();
  const { id, environment, state } = story.transaction;
  const [subCode, setSubCode] = useState<string>("205");
  const [answer, setAnswer] = useState<DeviceAnswer | null>(null);
  const { run, pending: isPending, error } = useAction(orderDevice);
  if (environment !== "sandbox" || (state !== "pending" && answer === null)) return null;
  const give = async (order: DeviceOrder) => {
    const result = await run({ id, order, ...(order === "fail" ? { subCode } : {}) });
    if (result.ok) setAnswer(result.data);
    await refresh();
  };
  return (
    <Card aria-labelledby="device-title" className="border-sandbox-line" data-print="hide">
      <CardHeader title={t("title")} titleId="device-title" description={t("hint")} />
      <CardBody className="flex flex-col gap-3">
        {answer === null ? (
          <fieldset disabled={isPending} className="flex flex-col gap-3">
            <Button onClick={() => give("pass")}>{t("pass")}</Button>
            <div className="flex items-end gap-2">
              <Field label="SubCode" className="grow">
                {(control) => (
                  <Select
                    {...control}
                    value={subCode}
                    onChange={(event) => setSubCode(event.target.value)}
                    options={FAILING_SUB_CODES.map((code) => ({
                      value: code,
                      label: `${code} · ${t(`subCode.${code}`)}`,
                    }))}
                  />
                )}
              </Field>
              <Button onClick={() => give("fail")}>{t("fail")}</Button>
            </div>
            <Button variant="ghost" onClick={() => give("abandon")}>
              {t("abandon")}
            </Button>
          </fieldset>
        ) : null}
        <p role="status" className="text-sm text-ink-muted">
          {isPending ? t("working") : answer === null ? t("note") : <Outcome answer={answer} />}
        </p>
        <FormError error={error} />
      </CardBody>
    </Card>
  );
}

function Outcome({ answer: { status, callback } }: { answer: DeviceAnswer }) {
  const t = useTranslations("device");
  const known = `status.${status}`;
  const sent = callback.sent
    ? t(callback.status === null ? "callbackUnanswered" : "callbackSent", { status: callback.status ?? 0 })
    : t("noCallback");
  return `${t.has(known) ? t(known) : status} ${sent}`;
}
