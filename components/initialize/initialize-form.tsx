"use client";

import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { AfterwardsFields } from "@/components/initialize/afterwards-fields";
import { CaptureFields } from "@/components/initialize/capture-fields";
import {
  type ComposeSetting,
  type ComposeValues,
  chosenCredential,
  untouched,
} from "@/components/initialize/compose-values";
import { Differences } from "@/components/initialize/differences";
import { FieldGroup } from "@/components/initialize/field-group";
import { ParameterHelp } from "@/components/initialize/parameter-help";
import { SendBar } from "@/components/initialize/send-bar";
import { SendOutcome } from "@/components/initialize/send-outcome";
import { StrictnessFields } from "@/components/initialize/strictness-fields";
import { useComposeResolver } from "@/components/initialize/use-compose-resolver";
import { useFreshBizId } from "@/components/initialize/use-fresh-biz-id";
import { useSend } from "@/components/initialize/use-send";
import { WhoFields } from "@/components/initialize/who-fields";
import { EnvironmentStrip } from "@/components/shared/environment-strip";
import { useReady } from "@/components/shared/form/use-ready";
import { PageHeader } from "@/components/shared/page-header";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { isParameterName, type ParameterName } from "@/lib/initialize/parameter-spec";

type InitializeFormProps = ComposeSetting & {
  merchantBizId: string;
  /** Shown in the send bar; finds the chosen credential in the form around it. */
  headRoom: ReactNode;
};

/** All thirteen parameters, grouped by the question they answer; what is sent is what stands here. */
export function InitializeForm({
  merchantBizId,
  credentials,
  callbackOrigins,
  headRoom,
}: InitializeFormProps) {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const setting = useMemo(() => ({ credentials, callbackOrigins }), [credentials, callbackOrigins]);
  const resolver = useComposeResolver(setting, locale);
  const form = useForm<ComposeValues>({
    resolver,
    mode: "onTouched",
    defaultValues: untouched(setting, merchantBizId),
  });
  useFreshBizId(form, merchantBizId);
  const { send, busy, error, refusal } = useSend(form);
  const [focused, setFocused] = useState<ParameterName>("DocType");
  const ready = useReady();
  const submit = form.handleSubmit(send);
  const credential = chosenCredential(setting, form.watch("credentialId"));

  function sendByKeyboard(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || busy) return;
    event.preventDefault();
    void submit();
  }

  return (
    <FormProvider {...form}>
      <EnvironmentStrip environment={credential?.environment ?? "live"} />
      <PageHeader title={t("title")} description={t("description")} />
      <form
        noValidate
        onSubmit={submit}
        onKeyDown={sendByKeyboard}
        onFocus={({ target }) => {
          const name = target.closest<HTMLElement>("[data-field]")?.dataset.field;
          if (isParameterName(name)) setFocused(name);
        }}
      >
        <SendOutcome {...{ error, refusal }} />
        <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(0,1fr)_22rem]">
          <fieldset
            disabled={busy || !ready}
            aria-label={t("parameters")}
            className="flex min-w-0 flex-col gap-4"
          >
            <FieldGroup group="who">
              <WhoFields setting={setting} />
            </FieldGroup>
            <FieldGroup group="capture">
              <CaptureFields />
            </FieldGroup>
            <FieldGroup group="strictness">
              <StrictnessFields />
            </FieldGroup>
            <FieldGroup group="afterwards">
              <AfterwardsFields setting={setting} />
            </FieldGroup>
          </fieldset>
          <aside className="flex min-w-0 flex-col gap-4 min-[1100px]:sticky min-[1100px]:top-16">
            <Differences />
            <ParameterHelp name={focused} />
          </aside>
        </div>
        <SendBar
          busy={busy}
          credential={credential}
          headRoom={headRoom}
          onReset={() => form.reset(untouched(setting, newMerchantBizId()))}
        />
      </form>
    </FormProvider>
  );
}
