"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { turnNotificationsOff, turnNotificationsOn, useNotifyChoice } from "@/lib/live/notify-choice";

/** Whether this browser tells of one's own transactions that are settled. Nothing asks for it by itself. */
export function NotifyCard() {
  const t = useTranslations("live.notify");
  const choice = useNotifyChoice();
  const action =
    choice === "on" ? (
      <Button onClick={turnNotificationsOff}>{t("turnOff")}</Button>
    ) : choice === "off" ? (
      <Button onClick={() => turnNotificationsOn(t("example"))}>{t("turnOn")}</Button>
    ) : null;
  return (
    <Card aria-labelledby="notify">
      <CardHeader titleId="notify" title={t("title")} description={t("about")} />
      <CardBody className="flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="min-h-5 min-w-0">
          {choice === null ? null : t(choice)}
        </p>
        {action}
      </CardBody>
    </Card>
  );
}
