"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { notify } from "@/components/ui/notify";
import { useAction } from "@/lib/boundary/use-action";
import { archivePresetById } from "@/lib/presets/actions";

/** Takes a preset out of use, after asking; transactions go on naming it. */
export function ArchivePreset({ id, name }: { id: string; name: string }) {
  const t = useTranslations("presets");
  const common = useTranslations("common");
  const router = useRouter();
  const { run, pending, error } = useAction(archivePresetById);

  async function send() {
    const result = await run({ id });
    if (!result.ok) return;
    notify("success", t("archived", { name }));
    router.refresh();
  }

  return (
    <Dialog
      title={t("archiveTitle", { name })}
      trigger={<Button variant="ghost">{t("archive")}</Button>}
      footer={
        <>
          <DialogClose>
            <Button>{common("cancel")}</Button>
          </DialogClose>
          <SubmitButton form={`archive-${id}`} pending={pending} variant="danger">
            {t("archiveDo")}
          </SubmitButton>
        </>
      }
    >
      <form id={`archive-${id}`} action={send} className="grid gap-3">
        <FormError error={error} />
        <p>{t("archiveText")}</p>
      </form>
    </Dialog>
  );
}
