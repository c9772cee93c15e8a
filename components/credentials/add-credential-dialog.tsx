"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { CredentialFields } from "@/components/credentials/credential-fields";
import { firstEndpoint } from "@/components/credentials/endpoints-for";
import { ShapeWarnings } from "@/components/credentials/shape-warnings";
import { TestResult } from "@/components/credentials/test-result";
import { FormError } from "@/components/shared/form/form-error";
import { placeServerErrors } from "@/components/shared/form/server-errors";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/notify";
import { useAction } from "@/lib/boundary/use-action";
import { addCredential, testCredentialForm } from "@/lib/credentials/actions";
import { type AddCredentialForm, addCredentialSchema } from "@/lib/credentials/schema";
import type { CredentialTest, EndpointChoice } from "@/lib/credentials/view";

type Props = { endpoints: EndpointChoice[]; onClose: () => void };

/** Adds a key; before that it can be tried as it stands on the form, which stores nothing. */
export function AddCredentialDialog({ endpoints, onClose }: Props) {
  const t = useTranslations("credentials");
  const router = useRouter();
  const adding = useAction(addCredential);
  const testing = useAction(testCredentialForm);
  const [test, setTest] = useState<CredentialTest | null>(null);
  const form = useForm<AddCredentialForm>({
    resolver: zodResolver(addCredentialSchema, undefined, { raw: true }),
    defaultValues: {
      name: "",
      environment: "live",
      endpoint: firstEndpoint(endpoints, "live"),
      accessKeyId: "",
      accessKeySecret: "",
      securityToken: "",
      account: "",
    },
  });

  async function tryOut() {
    setTest(null);
    const needed = ["environment", "endpoint", "accessKeyId", "accessKeySecret", "securityToken"] as const;
    if (!(await form.trigger(needed, { shouldFocus: true }))) return;
    const { name: _name, account: _account, ...key } = form.getValues();
    const result = await testing.run(key);
    if (result.ok) setTest(result.data);
    else placeServerErrors(form, result.error.fieldErrors);
  }

  async function send(values: AddCredentialForm) {
    const result = await adding.run(values);
    if (!result.ok) return placeServerErrors(form, result.error.fieldErrors);
    notify("success", t("saved", { name: values.name }));
    router.refresh();
    onClose();
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("addTitle")} className="max-w-xl">
      <FormProvider {...form}>
        <form method="post" noValidate autoComplete="off" onSubmit={form.handleSubmit(send)}>
          <fieldset disabled={adding.pending || testing.pending} className="grid gap-4">
            <FormError error={adding.error ?? testing.error} />
            <CredentialFields endpoints={endpoints} />
            <ShapeWarnings />
            {test ? <TestResult test={test} /> : null}
            <div className="flex flex-wrap items-center justify-end gap-2">
              <p className="mr-auto text-xs text-ink-muted">{t("testHint")}</p>
              <Button onClick={tryOut} aria-busy={testing.pending || undefined}>
                {t(testing.pending ? "testing" : "testForm")}
              </Button>
              <SubmitButton pending={adding.pending}>{t("save")}</SubmitButton>
            </div>
          </fieldset>
        </form>
      </FormProvider>
    </Dialog>
  );
}
