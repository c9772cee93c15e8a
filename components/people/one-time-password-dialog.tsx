"use client";

import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/shared/definition-list";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { OneTimePassword } from "@/lib/people/view";

type Props = { made: OneTimePassword; onClose: () => void };

/** The only sight of a one-time password. Escape and clicks beside it do not lose it. */
export function OneTimePasswordDialog({ made, onClose }: Props) {
  const t = useTranslations("people");
  const { name, email, oneTimePassword } = made;
  const change = (_open: boolean, details?: { reason: string }) => {
    if (details?.reason === "close-press") onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={change}
      title={t("secretTitle", { name })}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("secretDone")}
        </Button>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <Alert tone="warning">{t("secretText")}</Alert>
        <DefinitionList
          items={[
            { term: t("email"), value: email, copy: email },
            { term: t("secret"), value: oneTimePassword, copy: oneTimePassword, mono: true },
          ]}
        />
      </div>
    </Dialog>
  );
}
