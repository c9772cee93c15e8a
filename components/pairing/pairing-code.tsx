"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/shared/copy-button";
import { Countdown } from "@/components/shared/countdown";
import { QrCode } from "@/components/shared/qr-code";
import type { BegunPairing } from "@/lib/pairing/view";

type PairingCodeProps = {
  begun: BegunPairing;
  /** What the phone does with it. */
  hint: string;
  onOver: () => void;
};

/** What the phone scans, or its holder types. */
export function PairingCode({ begun: { code, url, expiresAt, now }, hint, onOver }: PairingCodeProps) {
  const t = useTranslations("pairing");
  return (
    <div className="flex flex-wrap gap-4">
      <div className="w-44 shrink-0">
        <QrCode text={url} label={t("qr", { url })} />
      </div>
      <div className="flex min-w-0 grow basis-48 flex-col gap-2 text-sm">
        <p>{hint}</p>
        <p>
          <span className="text-xs text-ink-muted">{t("code")}</span>
          <br />
          <code className="text-xl tracking-wide">{code}</code> <CopyButton value={code} name={t("code")} />
        </p>
        <p className="flex items-start gap-1">
          <code className="min-w-0 text-xs leading-6 break-all">{url}</code>
          <CopyButton value={url} name={t("link")} />
        </p>
        <Countdown deadline={expiresAt} serverNow={now} onOver={onOver} />
      </div>
    </div>
  );
}
