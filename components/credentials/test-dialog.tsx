"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TestResult } from "@/components/credentials/test-result";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Dialog } from "@/components/ui/dialog";
import { useAction } from "@/lib/boundary/use-action";
import type { CredentialTest, CredentialView } from "@/lib/credentials/view";
import { testCredential } from "@/lib/limits/actions";

type Props = { credential: CredentialView; onClose: () => void };

/** Tries a stored key. */
export function TestDialog({ credential, onClose }: Props) {
  const t = useTranslations("credentials");
  const { run, pending, error } = useAction(testCredential);
  const [test, setTest] = useState<CredentialTest | null>(null);

  async function send() {
    setTest(null);
    const result = await run({ id: credential.id });
    if (result.ok) setTest(result.data);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("testOf", { name: credential.name })}
      description={t("testHint")}
      footer={
        <SubmitButton form="test-credential" pending={pending}>
          {t(pending ? "testing" : "test")}
        </SubmitButton>
      }
    >
      <form id="test-credential" action={send} className="grid gap-3">
        <p>
          {credential.endpointLabel} <code className="text-sm break-all">{credential.accessKeyId}</code>
        </p>
        <FormError error={error} />
        {test ? <TestResult test={test} /> : null}
      </form>
    </Dialog>
  );
}
