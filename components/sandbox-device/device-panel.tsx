"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { DeviceOutcome } from "@/components/sandbox-device/device-outcome";
import { amountOf, type Telling, TwistChoice, USUAL_TELLING } from "@/components/sandbox-device/twist-choice";
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
  const [telling, setTelling] = useState<Telling>(USUAL_TELLING);
  const [answer, setAnswer] = useState<DeviceAnswer | null>(null);
  const { run, pending: isPending, error } = useAction(orderDevice);
  const outcome = useRef<HTMLParagraphElement>(null);
  // The buttons go with the answer: what became of it is what follows.
  useEffect(() => {
    if (answer !== null) outcome.current?.focus();
  }, [answer]);
  if (environment !== "sandbox" || (state !== "pending" && answer === null)) return null;
  const amount = amountOf(telling);
  const give = async (order: DeviceOrder) => {
    const twist = telling.twist ? { twist: telling.twist, amount: amount ?? undefined } : {};
    const result = await run({ id, order, ...(order === "fail" ? { subCode } : {}), ...twist });
    if (result.ok) setAnswer(result.data);
    await refresh();
  };
  return (
    <Card aria-labelledby="device-title" className="border-sandbox-line" data-print="hide">
      <CardHeader title={t("title")} titleId="device-title" description={t("hint")} />
      <CardBody className="flex flex-col gap-3">
        {answer === null ? (
          <fieldset disabled={isPending} className="flex min-w-0 flex-col gap-3">
            <Button onClick={() => give("pass")} disabled={amount === null}>
              {t("pass")}
            </Button>
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
              <Button onClick={() => give("fail")} disabled={amount === null}>
                {t("fail")}
              </Button>
            </div>
            <Button variant="ghost" onClick={() => give("abandon")}>
              {t("abandon")}
            </Button>
            <TwistChoice telling={telling} onChange={setTelling} />
          </fieldset>
        ) : null}
        <p ref={outcome} tabIndex={-1} role="status" className="text-sm text-ink-muted">
          {isPending ? t("working") : answer === null ? t("note") : <DeviceOutcome answer={answer} />}
        </p>
        <FormError error={error} />
      </CardBody>
    </Card>
  );
}
