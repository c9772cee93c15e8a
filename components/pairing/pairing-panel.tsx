"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { PairingCode } from "@/components/pairing/pairing-code";
import { type Asked, useAsking } from "@/components/pairing/use-asking";
import { FormError } from "@/components/shared/form/form-error";
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/boundary/use-action";
import { endPairing } from "@/lib/pairing/actions";
import type { BegunPairing, PairingView } from "@/lib/pairing/view";

const EVERY_MS = 1_500;

type PairingPanelProps = {
  begun: BegunPairing;
  onMetaInfo: (metaInfo: string) => void;
  onPaired: (pairingId: string | null) => void;
  onAgain: () => void;
};

type Standing = { state: PairingView["state"]; device: string; connected: boolean };

/** One pairing from its code to its end. */
export default function PairingPanel({ begun, onMetaInfo, onPaired, onAgain }: PairingPanelProps) {
  const t = useTranslations("pairing");
  const [now, setNow] = useState<Standing>({ state: "waiting", device: "", connected: false });
  const [wasPaired, setWasPaired] = useState(false);
  const [withdrawn, setWithdrawn] = useState(false);
  const { run, pending: isPending, error } = useAction(endPairing);
  const over = useCallback(() => {
    setNow((before) => ({ ...before, state: "ended" }));
    onPaired(null);
  }, [onPaired]);
  const hear = (asked: Asked<PairingView>) => {
    const view = asked.kind === "answer" ? asked.value : null;
    if (!view || view.state === "ended") return over();
    setNow(view);
    if (view.state !== "paired" || wasPaired) return;
    setWasPaired(true);
    if (view.metaInfo !== null) onMetaInfo(view.metaInfo);
    onPaired(begun.id);
  };
  const isOpen = now.state !== "ended";
  const { unreachable } = useAsking<PairingView>(isOpen ? `/api/pairing/${begun.id}` : null, EVERY_MS, hear);
  const end = async () => {
    if (!(await run({ id: begun.id })).ok) return;
    setWithdrawn(true);
    over();
  };
  const device = now.device || t("unnamed");
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3 rounded-md border border-line p-3">
      {now.state === "waiting" ? <PairingCode begun={begun} onOver={over} /> : null}
      <p role="status" className="text-sm text-ink-muted">
        {now.state === "waiting" ? t("waiting") : null}
        {now.state === "paired" ? t(now.connected ? "connected" : "away", { device }) : null}
        {now.state === "ended" ? t(wasPaired ? "ended" : withdrawn ? "withdrawn" : "expired") : null}
      </p>
      {now.state === "paired" ? <p className="text-sm text-ink-muted">{t("filled")}</p> : null}
      {unreachable ? <p className="text-sm text-warning">{t("unreachable")}</p> : null}
      <div>
        {isOpen ? (
          <Button size="sm" onClick={end} disabled={isPending}>
            {t("end")}
          </Button>
        ) : (
          <Button size="sm" onClick={onAgain}>
            {t("again")}
          </Button>
        )}
      </div>
      <FormError error={error} />
    </section>
  );
}
