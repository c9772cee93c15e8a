"use client";

import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAsking } from "@/components/pairing/use-asking";
import { LocalTime } from "@/components/shared/local-time";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { useLive } from "@/lib/live/use-live";
import type { PairedPhone as Phone } from "@/lib/pairing/view";

/** Asked so often while no news comes by itself; else only to notice that the phone has gone. */
const OFTEN_MS = 4_000;
const SELDOM_MS = 10_000;

type PairedPhoneProps = {
  /** The transaction's row id. */
  id: string;
  initial: Phone;
};

/** The phone that a transaction was composed with: whether it is there, and whether it has what it needs. */
export function PairedPhone({ id, initial }: PairedPhoneProps) {
  const t = useTranslations("pairing");
  const [phone, setPhone] = useState(initial);
  const { up } = useLive(["pairing", `transaction:${id}`], () => askNow());
  const every = up ? SELDOM_MS : OFTEN_MS;
  const { askNow } = useAsking<Phone>(
    phone.ended ? null : `/api/transactions/${id}/phone`,
    every,
    (asked) => {
      if (asked.kind === "answer" && asked.value) setPhone(asked.value);
    },
  );
  const device = phone.device || t("unnamed");
  return (
    <Card aria-labelledby="phone-title" data-print="hide">
      <CardHeader title={t("of")} titleId="phone-title" />
      <CardBody className="flex flex-col gap-1 text-sm">
        {phone.ended ? (
          <p>{t("over")}</p>
        ) : (
          <p role="status" className="flex items-center gap-2">
            <Smartphone aria-hidden className="size-4 shrink-0" />
            {t(phone.connected ? "connected" : "away", { device })}
          </p>
        )}
        <p className="text-ink-muted">
          {phone.handedOverAt === null ? (
            t("notYet")
          ) : (
            <>
              {t("handedOver")} <LocalTime value={phone.handedOverAt} />
            </>
          )}
        </p>
      </CardBody>
    </Card>
  );
}
