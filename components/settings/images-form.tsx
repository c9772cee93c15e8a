"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useAction } from "@/lib/boundary/use-action";
import { keepImages } from "@/lib/settings/actions";

/** Whether pictures of documents are kept: off unless an admin turns it on after reading what that means. */
export function ImagesForm({ kept }: { kept: boolean }) {
  const t = useTranslations("settings.images");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { run, pending, error } = useAction(keepImages);

  async function set(wanted: boolean) {
    const result = await run({ kept: wanted });
    if (!result.ok) return;
    setAsking(false);
    router.refresh();
  }

  return (
    <section aria-labelledby="images-title" className="grid justify-items-start gap-2">
      <h3 id="images-title" className="flex items-center gap-2 font-semibold">
        {t("title")} <Badge tone={kept ? "warning" : "neutral"}>{t(kept ? "on" : "off")}</Badge>
      </h3>
      <p className="text-sm text-ink-muted">{t(kept ? "onHint" : "offHint")}</p>
      {asking ? null : <FormError error={error} />}
      {kept ? (
        <Button onClick={() => set(false)} disabled={pending} aria-busy={pending}>
          {t("turnOff")}
        </Button>
      ) : (
        <Button onClick={() => setAsking(true)} aria-haspopup="dialog">
          {t("turnOn")}
        </Button>
      )}
      {asking ? (
        <TurnOn pending={pending} onYes={() => set(true)} onClose={() => setAsking(false)}>
          <FormError error={error} />
        </TurnOn>
      ) : null}
    </section>
  );
}

type TurnOnProps = {
  pending: boolean;
  onYes: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
};

function TurnOn({ pending, onYes, onClose, children }: TurnOnProps) {
  const t = useTranslations("settings.images");
  const common = useTranslations("common");
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("turnOnTitle")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <SubmitButton form="keep-images" pending={pending}>
            {t("turnOn")}
          </SubmitButton>
        </>
      }
    >
      <form id="keep-images" action={onYes} className="grid gap-3">
        {children}
        <Alert tone="warning">{t("warning")}</Alert>
        <p>{t("meaning")}</p>
      </form>
    </Dialog>
  );
}
