"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { PairingCode } from "@/components/pairing/pairing-code";
import { type Asked, useAsking } from "@/components/pairing/use-asking";
import { FormError } from "@/components/shared/form/form-error";
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/boundary/use-action";
import { useLive } from "@/lib/live/use-live";
import { endPairing } from "@/lib/pairing/actions";
import type { BegunPairing, PairingView } from "@/lib/pairing/view";

/** Asked so often while no news comes by itself; else only to notice that a phone has gone. */
const OFTEN_MS = 1_500;
const SELDOM_MS = 10_000;

type PairingPanelProps = {
  id: string;
  /** Null for one that was paired before a reload: its code is used up, and what it filled in stands there. */
  begun: BegunPairing | null;
  onMetaInfo: (metaInfo: string) => void;
  onPaired: (pairingId: string | null) => void;
  onAwaiting: ((awaits: boolean) => void) | undefined;
  /** Nothing follows after MetaInfo. */
  metaInfoOnly: boolean;
  onAgain: () => void;
};

type Standing = { state: PairingView["state"] | "asking"; device: string; connected: boolean };

/** One pairing from its code to its end. */
export default function PairingPanel(props: PairingPanelProps) {
  const { id, begun, onMetaInfo, onPaired, onAwaiting, metaInfoOnly, onAgain } = props;
  const t = useTranslations("pairing");
  const [now, setNow] = useState<Standing>({
    state: begun ? "waiting" : "asking",
    device: "",
    connected: false,
  });
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
    // One that has been given a transaction meanwhile is of no use for another.
    if (!begun && !wasPaired && !view.free) return over();
    setNow(view);
    if (view.state !== "paired" || wasPaired) return;
    setWasPaired(true);
    // What stands there may have been changed since it was filled in.
    if (begun && view.metaInfo !== null) onMetaInfo(view.metaInfo);
    if (metaInfoOnly) {
      setNow({ ...view, state: "ended" });
      return void run({ id });
    }
    onPaired(id);
  };
  const awaits = begun !== null && now.state === "waiting";
  useEffect(() => {
    if (!awaits) return;
    onAwaiting?.(true);
    return () => onAwaiting?.(false);
  }, [awaits, onAwaiting]);
  const isOpen = now.state !== "ended";
  const { up } = useLive(["pairing"], () => askNow());
  const every = up ? SELDOM_MS : OFTEN_MS;
  const { unreachable, askNow } = useAsking<PairingView>(isOpen ? `/api/pairing/${id}` : null, every, hear);
  const end = async () => {
    if (!(await run({ id })).ok) return;
    setWithdrawn(true);
    over();
  };
  const place = useRef<HTMLElement>(null);
  const asked = begun !== null;
  // The button that was pressed for it is gone; the code comes into sight as a whole.
  useEffect(() => {
    if (!asked) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "nearest" });
  }, [asked]);
  const device = now.device || t("unnamed");
  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label={t("title")}
      className="flex flex-col gap-3 rounded-md border border-line p-3"
    >
      {awaits ? (
        <PairingCode begun={begun} hint={t(metaInfoOnly ? "hintMetaInfo" : "hint")} onOver={over} />
      ) : null}
      <p role="status" className="text-sm text-ink-muted">
        {now.state === "asking" ? t("takingUp") : null}
        {now.state === "waiting" ? t("waiting") : null}
        {now.state === "paired" ? t(now.connected ? "connected" : "away", { device }) : null}
        {now.state === "ended" && metaInfoOnly && wasPaired ? t("taken", { device }) : null}
        {now.state === "ended" && !(metaInfoOnly && wasPaired)
          ? t(wasPaired || !begun ? "ended" : withdrawn ? "withdrawn" : "expired")
          : null}
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
