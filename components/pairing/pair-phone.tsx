"use client";

import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { FormError } from "@/components/shared/form/form-error";
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/boundary/use-action";
import { beginPairing } from "@/lib/pairing/actions";
import type { BegunPairing } from "@/lib/pairing/view";

// Whoever types MetaInfo in never needs it: nor the QR code within.
const PairingPanel = lazy(() => import("@/components/pairing/pairing-panel"));

type PairPhoneProps = {
  /** What the phone has sent, byte for byte; once for each phone. */
  onMetaInfo: (metaInfo: string) => void;
  /** The pairing to start the transaction with; null when it has ended. */
  onPaired: (pairingId: string | null) => void;
};

/** Lets a phone fill in MetaInfo: a code to scan, how long it is valid, and which device is there. */
export function PairPhone({ onMetaInfo, onPaired }: PairPhoneProps) {
  const t = useTranslations("pairing");
  const { run, pending: isPending, error } = useAction(beginPairing);
  const [begun, setBegun] = useState<BegunPairing | null>(null);
  const begin = async () => {
    onPaired(null);
    const result = await run({});
    setBegun(result.ok ? result.data : null);
  };
  if (begun) {
    return (
      <Suspense fallback={null}>
        <PairingPanel
          key={begun.id}
          begun={begun}
          onMetaInfo={onMetaInfo}
          onPaired={onPaired}
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
