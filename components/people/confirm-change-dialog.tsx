"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Wanted } from "@/components/people/wanted";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useAction } from "@/lib/boundary/use-action";
import { disablePersonById, enablePersonById, resetPersonPassword } from "@/lib/people/actions";
import type { OneTimePassword } from "@/lib/people/view";

const ACTIONS = { disable: disablePersonById, enable: enablePersonById, reset: resetPersonPassword };

type Props = {
  wanted: Extract<Wanted, { kind: keyof typeof ACTIONS }>;
  onClose: () => void;
  onPassword: (made: OneTimePassword) => void;
};

/** Asks once more, with the person's name, before their access changes. */
export function ConfirmChangeDialog({ wanted: { kind, person }, onClose, onPassword }: Props) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const router = useRouter();
  const { run, pending, error } = useAction<{ id: string }, OneTimePassword | null>(ACTIONS[kind]);

  async function send() {
    const result = await run({ id: person.id });
    if (!result.ok) return;
    router.refresh();
    if (result.data) onPassword(result.data);
    else onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`${kind}Title`, { name: person.name })}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <SubmitButton
            form="confirm-change"
            pending={pending}
            variant={kind === "enable" ? "primary" : "danger"}
          >
            {t(kind === "reset" ? "resetDo" : kind)}
          </SubmitButton>
        </>
      }
    >
      <form id="confirm-change" action={send} className="grid gap-3">
        <FormError error={error} />
        <p>{t(`${kind}Text`, { email: person.email })}</p>
      </form>
    </Dialog>
  );
}
