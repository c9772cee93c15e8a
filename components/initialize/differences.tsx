"use client";

import { Lock, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useContext } from "react";
import { useFormContext } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { holdsParameter } from "@/components/initialize/held";
import { ComposedFromContext } from "@/components/initialize/started-from";
import { useSettledDraft } from "@/components/initialize/use-settled-draft";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import { differences } from "@/lib/initialize/wire";

/** What is sent beyond the defaults; a press takes one back. */
export function DifferencesCard() {
  const t = useTranslations("initialize");
  return (
    <Card aria-labelledby="differences-title" className="shrink-0 contain-content max-[1099px]:hidden">
      <CardHeader title={t("differences")} titleId="differences-title" />
      <CardBody className="max-h-36 overflow-y-auto py-3">
        <Chips none={t("noDifferences")} />
      </CardBody>
    </Card>
  );
}

/** The same on the bar that narrow windows always show. */
export function DifferencesStrip() {
  const t = useTranslations("initialize");
  return (
    <div className="flex min-w-0 basis-full items-start gap-2 min-[1100px]:hidden">
      <span aria-hidden className="shrink-0 pt-0.5 text-xs text-ink-muted max-sm:hidden">
        {t("differences")}
      </span>
      <div className="max-h-16 min-w-0 grow overflow-y-auto">
        <Chips none={t("allDefaults")} />
      </div>
    </div>
  );
}

function Chips({ none }: { none: string }) {
  const t = useTranslations("initialize");
  const { getValues, setValue, clearErrors } = useFormContext<ComposeValues>();
  const { locked } = useContext(ComposedFromContext);
  const draft = useSettledDraft();
  const differing = differences(draft);
  const pinned = draft.pinned.filter((name) => !differing.includes(name));
  const reset = (name: ParameterName) => {
    setValue("draft", resetOne(getValues("draft"), name), { shouldDirty: true });
    clearErrors("draft");
  };
  // What is locked stands as the preset says: nobody here may take it back.
  const onReset = (name: ParameterName) => (holdsParameter(locked, name) ? null : () => reset(name));
  if (differing.length + pinned.length === 0) {
    return <p className="text-sm text-ink-muted">{none}</p>;
  }
  return (
    <ul aria-label={t("differences")} className="flex flex-wrap gap-1.5">
      {differing.map((name) => (
        <Chip key={name} name={name} value={shownValue(draft, name)} onReset={onReset(name)} />
      ))}
      {pinned.map((name) => (
        <Chip key={name} name={name} value={t("pinned")} onReset={onReset(name)} />
      ))}
    </ul>
  );
}

type ChipProps = { name: ParameterName; value: string; onReset: (() => void) | null };

function Chip({ name, value, onReset }: ChipProps) {
  const t = useTranslations("initialize");
  return (
    <li className="inline-flex max-w-full items-center gap-1 rounded border border-accent-line bg-accent-soft pl-2 text-sm">
      <code className="min-w-0 truncate text-xs">{`${name} ${value}`}</code>
      {onReset ? (
        <ResetButton says={t("resetOne", { name: t(`label.${name}`) })} onReset={onReset} />
      ) : (
        <Held />
      )}
    </li>
  );
}

function ResetButton({ says, onReset }: { says: string; onReset: () => void }) {
  return (
    <button
      type="button"
      aria-label={says}
      title={says}
      onClick={onReset}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded touch-target hover:bg-hover"
    >
      <X aria-hidden className="size-3.5" />
    </button>
  );
}

function Held() {
  const says = useTranslations("initialize")("lockedByPreset");
  return (
    <span title={says} className="inline-flex size-6 shrink-0 items-center justify-center text-ink-muted">
      <Lock aria-hidden className="size-3" />
      <span className="sr-only">{says}</span>
    </span>
  );
}

function shownValue(draft: InitializeDraft, name: ParameterName): string {
  if (name === "CallbackUrl" && draft.callbackTo === "none") return "–";
  // A token is a secret of the operator's; that there is one is enough to know.
  if (name === "CallbackToken") return "••••";
  return name === "ProductCode" ? "" : draft[name];
}

function resetOne(draft: InitializeDraft, name: ParameterName): InitializeDraft {
  const standard = defaultDraft(draft.MerchantBizId);
  const pinned = draft.pinned.filter((each) => each !== name);
  if (name === "CallbackUrl") {
    return { ...draft, pinned, callbackTo: standard.callbackTo, CallbackUrl: "", CallbackToken: "" };
  }
  return name === "ProductCode" ? draft : { ...draft, pinned, [name]: standard[name] };
}
