"use client";

import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/shared/definition-list";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { BEGIN_HERE, Dialog } from "@/components/ui/dialog";
import type { OneTimePassword } from "@/lib/people/view";

type Props = { made: OneTimePassword; onClose: () => void };

/** The only sight of a one-time password: it is left by saying that it was noted, and by nothing else. */
export function OneTimePasswordDialog({ made, onClose }: Props) {
  const t = useTranslations("people");
  const { name, email, oneTimePassword } = made;
  return (
    <Dialog
      open
      mustAnswer
      title={t("secretTitle", { name })}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("secretDone")}
        </Button>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <Alert tone="warning">{t("secretText")}</Alert>
        <div className="grid gap-2">
          <DefinitionList items={[{ term: t("email"), value: email, copy: email }]} />
          <div {...BEGIN_HERE}>
            <DefinitionList
              items={[{ term: t("secret"), value: oneTimePassword, copy: oneTimePassword, mono: true }]}
            />
          </div>
        </div>
      </div>
    </Dialog>
  );
}
