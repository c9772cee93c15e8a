"use client";

import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { Countdown } from "@/components/shared/countdown";
import { later } from "@/components/shared/later";
import { HandedValue } from "@/components/transactions/handed-value";
import { ProtocolPart } from "@/components/transactions/protocol-part";
import { useShownState } from "@/components/transactions/use-shown-state";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { useStory } from "@/lib/timeline/story-context";

// QR code and code lines are for those who ask for them.
const HandOffScreen = later(() => import("@/components/transactions/hand-off-screen"));

/** What the device needs. Protocol stays sealed until somebody who may start transactions asks for it. */
export function HandOff({ mayReveal }: { mayReveal: boolean }) {
  const t = useTranslations("transactions");
  const words = useTranslations("handOff");
  const { story } = useStory();
  const [protocol, setProtocol] = useState<string | null>(null);
  const { id, transactionId, transactionUrl, hasProtocol, deadline } = story.transaction;
  // A dead TransactionId, or one that a device has used, is of no use to another.
  const isAlive = useShownState(story) === "pending";
  if (transactionId === null || deadline === null || !isAlive) return null;
  const countdown = <Countdown deadline={deadline} serverNow={story.now} announce={false} />;
  const asking = hasProtocol ? (
    <ProtocolPart id={id} mayReveal={mayReveal} protocol={protocol} onReveal={setProtocol} />
  ) : null;
  return (
    <Card aria-labelledby="hand-off-title" data-print="hide">
      <CardHeader title={t("handOff")} titleId="hand-off-title" description={t("handOffHint")} />
      <CardBody className="flex flex-col gap-3">
        <HandedValue name="TransactionId" value={transactionId} />
        {transactionUrl === null ? null : <HandedValue name="TransactionUrl" value={transactionUrl} />}
        {asking}
        <Dialog
          title={words("title")}
          description={words("hint")}
          className="max-w-3xl"
          trigger={<Button size="sm">{words("show")}</Button>}
        >
          <Suspense fallback={null}>
            <HandOffScreen handed={{ transactionId, transactionUrl, protocol }} countdown={countdown}>
              {asking}
            </HandOffScreen>
          </Suspense>
        </Dialog>
      </CardBody>
    </Card>
  );
}
