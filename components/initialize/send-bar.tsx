"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useWatch } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { DifferencesStrip } from "@/components/initialize/differences";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { useBottomBar } from "@/components/shared/use-bottom-bar";
import { Button } from "@/components/ui/button";
import type { CredentialChoice } from "@/lib/credentials/view";

type SendBarProps = {
  busy: boolean;
  credential: CredentialChoice | undefined;
  onReset: () => void;
  /** How much room the vendor's rate leaves. */
  headRoom: ReactNode;
};

/** Always in sight: where the call goes, whether it is billed, and the one button that sends it. */
export function SendBar({ busy, credential, onReset, headRoom }: SendBarProps) {
  const t = useTranslations("initialize");
  const bar = useRef<HTMLDivElement>(null);
  useBottomBar(bar);
  const awaitsPhone = useWatch<ComposeValues, "awaitsPhone">({ name: "awaitsPhone" });
  const live = credential?.environment === "live";
  return (
    <div
      ref={bar}
      className="sticky bottom-0 z-20 -mx-4 mt-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t border-line bg-surface px-4 py-2.5 md:-mx-6 md:px-6"
    >
      <DifferencesStrip />
      <p role="status" className="min-w-0 grow basis-72 text-sm text-ink-muted">
        {busy ? t("sending") : live ? t("billedTo", { name: credential.name }) : t("sandboxNotBilled")}
        {awaitsPhone && !busy ? <span className="text-warning"> {t("phoneNotYet")}</span> : null}
      </p>
      {headRoom}
      <Button variant="ghost" onClick={onReset} disabled={busy}>
        {t("reset")}
      </Button>
      <SubmitButton pending={busy} aria-keyshortcuts="Control+Enter">
        {t(live ? "sendLive" : "send")}
        <kbd aria-hidden className="ml-1 text-xs opacity-80 max-sm:hidden">
          {"Ctrl ⏎"}
        </kbd>
      </SubmitButton>
    </div>
  );
}
