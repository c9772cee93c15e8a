"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/notify";
import { useAction } from "@/lib/boundary/use-action";
import { retireCredentialById } from "@/lib/credentials/actions";
import type { CredentialView } from "@/lib/credentials/view";

type Props = { credential: CredentialView; onClose: () => void };

export function RetireDialog({ credential: { id, name, accessKeyId }, onClose }: Props) {
  const t = useTranslations("credentials");
  const common = useTranslations("common");
  const router = useRouter();
  const { run, pending, error } = useAction(retireCredentialById);

  async function send() {
    const result = await run({ id });
    if (!result.ok) return;
    notify("success", t("retiredDone", { name }));
    router.refresh();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("retireTitle", { name })}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <SubmitButton form="retire-credential" pending={pending} variant="danger">
            {t("retireDo")}
          </SubmitButton>
        </>
      }
    >
      <form id="retire-credential" action={send} className="grid gap-3">
        <FormError error={error} />
        <p className="break-words">{t("retireText", { id: accessKeyId })}</p>
      </form>
    </Dialog>
  );
}
