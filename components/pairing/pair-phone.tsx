"use client";

import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useEffect, useState } from "react";
import { FormError } from "@/components/shared/form/form-error";
import { later } from "@/components/shared/later";
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/boundary/use-action";
import { beginPairing } from "@/lib/pairing/actions";
import type { BegunPairing } from "@/lib/pairing/view";

// Whoever types MetaInfo in never needs it: nor the QR code within.
const PairingPanel = later(() => import("@/components/pairing/pairing-panel"));

/** A pairing, with its code unless it is one from before. */
type Shown = { id: string; begun: BegunPairing | null };

type PairPhoneProps = {
  /** The pairing that filled in what stands there since before a reload; it is taken up again while it still waits. */
  earlierId: string | null;
  /** What the phone has sent, byte for byte; once for each phone. */
  onMetaInfo: (metaInfo: string) => void;
  /** The pairing to start the transaction with; null when it has ended. */
  onPaired: (pairingId: string | null) => void;
  /** Whether a code is shown that no phone has used yet. */
  onAwaiting?: (awaits: boolean) => void;
  /** No transaction will follow: the pairing ends once MetaInfo has come, and nobody is told of it by `onPaired`. */
  metaInfoOnly?: boolean;
};

/** Lets a phone fill in MetaInfo: a code to scan, how long it is valid, and which device is there. */
export function PairPhone(props: PairPhoneProps) {
  const { earlierId, onMetaInfo, onPaired, onAwaiting, metaInfoOnly = false } = props;
  const t = useTranslations("pairing");
  const { run, pending: isPending, error } = useAction(beginPairing);
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (earlierId !== null) setShown((before) => before ?? { id: earlierId, begun: null });
  }, [earlierId]);
  const begin = async () => {
    onPaired(null);
    const result = await run({});
    setShown(result.ok ? { id: result.data.id, begun: result.data } : null);
  };
  if (shown) {
    return (
      <Suspense fallback={null}>
        <PairingPanel
          key={shown.id}
          {...{ ...shown, onMetaInfo, onPaired, onAwaiting, metaInfoOnly }}
          onAgain={begin}
        />
        <FormError error={error} />
      </Suspense>
    );
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <Button size="sm" onClick={begin} disabled={isPending}>
        <Smartphone aria-hidden className="size-4" />
        {t("open")}
      </Button>
      <FormError error={error} />
    </div>
  );
}
