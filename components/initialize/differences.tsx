"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import { differences } from "@/lib/initialize/wire";

/** What is sent beyond the defaults; a press takes one back. */
export function Differences() {
  const t = useTranslations("initialize");
  const { watch, setValue, clearErrors } = useFormContext<ComposeValues>();
  const draft = watch("draft");
  const differing = differences(draft);
  const pinned = draft.pinned.filter((name) => !differing.includes(name));
  const reset = (name: ParameterName) => {
    setValue("draft", resetOne(draft, name), { shouldDirty: true });
    clearErrors("draft");
  };
  return (
    <Card aria-labelledby="differences-title">
      <CardHeader title={t("differences")} titleId="differences-title" />
      <CardBody className="py-3">
        {differing.length + pinned.length === 0 ? (
          <p className="text-sm text-ink-muted">{t("noDifferences")}</p>
        ) : (
          <ul className="flex flex-wrap gap-1.5">
            {differing.map((name) => (
              <Chip key={name} name={name} value={shownValue(draft, name)} onReset={() => reset(name)} />
            ))}
            {pinned.map((name) => (
              <Chip key={name} name={name} value={t("pinned")} onReset={() => reset(name)} />
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}

type ChipProps = { name: ParameterName; value: string; onReset: () => void };

function Chip({ name, value, onReset }: ChipProps) {
  const t = useTranslations("initialize");
  const says = t("resetOne", { name: t(`label.${name}`) });
  return (
    <li className="inline-flex max-w-full items-center gap-1 rounded border border-accent-line bg-accent-soft pl-2 text-sm">
      <code className="min-w-0 truncate text-xs">{`${name} ${value}`}</code>
      <button
        type="button"
        aria-label={says}
        title={says}
        onClick={onReset}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded touch-target hover:bg-hover"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </li>
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
