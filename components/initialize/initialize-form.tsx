"use client";

import { useLocale, useTranslations } from "next-intl";
import { Fragment, type ReactNode, useMemo, useRef, useState } from "react";
import { FormProvider, useForm, useWatch } from "react-hook-form";
import { ComposeAside } from "@/components/initialize/compose-aside";
import { ComposeFields } from "@/components/initialize/compose-fields";
import {
  type ComposeSetting,
  type ComposeValues,
  chosenCredential,
  opened,
  untouched,
} from "@/components/initialize/compose-values";
import { OpenedFrom } from "@/components/initialize/opened-from";
import { NewerVersion } from "@/components/initialize/presets/newer-version";
import { PresetBar } from "@/components/initialize/presets/preset-bar";
import { SendBar } from "@/components/initialize/send-bar";
import { SendOutcome } from "@/components/initialize/send-outcome";
import { ComposedFromContext } from "@/components/initialize/started-from";
import { useComposeResolver } from "@/components/initialize/use-compose-resolver";
import { useComposedFrom } from "@/components/initialize/use-composed-from";
import { useFreshBizId } from "@/components/initialize/use-fresh-biz-id";
import { useKeptDraft } from "@/components/initialize/use-kept-draft";
import { useSend } from "@/components/initialize/use-send";
import { EnvironmentStrip } from "@/components/shared/environment-strip";
import { useCtrlEnter } from "@/components/shared/form/use-ctrl-enter";
import { useReady } from "@/components/shared/form/use-ready";
import { PageHeader } from "@/components/shared/page-header";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { isParameterName, type ParameterName } from "@/lib/initialize/parameter-spec";
import type { PresetView } from "@/lib/presets/view";
import type { StartingPoint } from "@/lib/transactions/starting-point";

type InitializeFormProps = Omit<ComposeSetting, "personId"> & {
  merchantBizId: string;
  /** How much room the vendor's rate leaves, for the send bar. */
  headRoom: ReactNode;
  /** A phone that may fill in MetaInfo. */
  phone: ReactNode;
  presets: readonly PresetView[];
  startingPoint: StartingPoint;
  person: { id: string; mayLock: boolean };
};

/** All thirteen parameters, grouped by the question they answer; what is sent is what stands here. */
export function InitializeForm(props: InitializeFormProps) {
  const { merchantBizId, credentials, callbackOrigins, unlistedDocTypes } = props;
  const { headRoom, phone, presets, startingPoint, person } = props;
  const personId = person.id;
  const t = useTranslations("initialize");
  const locale = useLocale();
  const setting = useMemo(
    () => ({ credentials, callbackOrigins, unlistedDocTypes, personId }),
    [credentials, callbackOrigins, unlistedDocTypes, personId],
  );
  const resolver = useComposeResolver(setting, locale);
  const linked = presets.find(({ id }) => id === startingPoint.presetId) ?? null;
  const form = useForm<ComposeValues>({
    resolver,
    mode: "onTouched",
    defaultValues: opened(setting, merchantBizId, startingPoint, linked),
  });
  const composed = useComposedFrom(form, presets, startingPoint, person.mayLock);
  useFreshBizId(form, merchantBizId);
  const kept = useKeptDraft({
    form,
    setting,
    startingPoint,
    personId,
    from: composed.kept,
    onRestore: composed.restore,
  });
  const { send, renew, busy, error, refusal } = useSend({
    form,
    from: composed.sent,
    personId,
    kept,
  });
  const presetField = useRef<HTMLSelectElement>(null);
  const [focused, setFocused] = useState<ParameterName>("DocType");
  // Each call has its own phone: starting over lets go of the one that is paired.
  const [calls, setCalls] = useState(0);
  const ready = useReady();
  const submit = form.handleSubmit(send);
  useCtrlEnter(submit, !busy && ready);
  const credential = chosenCredential(setting, useWatch({ control: form.control, name: "credentialId" }));

  function startOver() {
    setCalls((before) => before + 1);
    composed.forget();
    form.reset(untouched(setting, newMerchantBizId()));
    renew();
    kept.forget();
  }

  return (
    <FormProvider {...form}>
      <ComposedFromContext value={composed.from}>
        <EnvironmentStrip environment={credential?.environment ?? "live"} />
        <PageHeader title={t("title")} description={t("description")} />
        <OpenedFrom
          missing={startingPoint.missing}
          rerunOf={composed.from.rerunOf}
          onDrop={() => {
            composed.dropRerun();
            presetField.current?.focus();
          }}
        />
        <NewerVersion
          presets={presets}
          before={composed.from.rerunOf ? startingPoint.presetVersion : null}
          chosen={composed.from.preset}
          disabled={busy || !ready}
          onChoose={(preset) => {
            composed.choose(preset);
            presetField.current?.focus();
          }}
        />
        <PresetBar
          presets={presets}
          chosen={composed.from.preset}
          mayLock={person.mayLock}
          disabled={busy || !ready}
          onChoose={composed.choose}
          onSaved={composed.becomes}
          fieldRef={presetField}
        />
        <form
          noValidate
          onSubmit={submit}
          onFocus={({ target }) => {
            const name = target.closest<HTMLElement>("[data-field]")?.dataset.field;
            if (isParameterName(name)) setFocused(name);
          }}
        >
          <SendOutcome {...{ error, refusal, busy }} />
          <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(0,1fr)_22rem]">
            <ComposeFields
              setting={setting}
              phone={<Fragment key={calls}>{phone}</Fragment>}
              disabled={busy || !ready}
            />
            <ComposeAside focused={focused} credential={credential} setting={setting} />
          </div>
          <SendBar busy={busy} credential={credential} headRoom={headRoom} onReset={startOver} />
        </form>
      </ComposedFromContext>
    </FormProvider>
  );
}
