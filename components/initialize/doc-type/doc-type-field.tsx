"use client";

import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, Suspense, useEffect, useState } from "react";
import { useFormContext } from "react-hook-form";
import type { ComposeSetting, ComposeValues } from "@/components/initialize/compose-values";
import { ParameterField } from "@/components/initialize/parameter-field";
import { laterDialog, laterQuietly } from "@/components/shared/later";
import { cn } from "@/components/ui/cn";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { documentType } from "@/lib/initialize/document-types";
import { MAINLAND_ID_CARD } from "@/lib/initialize/limits";

const load = () => import("@/components/initialize/doc-type/doc-type-picker");
const DocTypePicker = laterDialog(load);
const Picture = laterQuietly(async () => ({
  default: (await import("@/components/initialize/doc-type/document-picture")).DocumentPicture,
}));

/** The document in hand by picture, name and code; a press, an arrow or a letter opens the list of all. */
export function DocTypeField({ setting }: { setting: ComposeSetting }) {
  const locale = useLocale();
  const t = useTranslations("initialize.docType");
  const { setValue } = useFormContext<ComposeValues>();
  // What was typed on the closed field goes on in the list; null while that is closed.
  const [typed, setTyped] = useState<string | null>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    setReady(true);
    void load().catch(() => {});
  }, []);
  const open = () => setTyped((before) => before ?? "");
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") open();
    else if (event.key.length === 1 && event.key !== " ") setTyped((before) => (before ?? "") + event.key);
    else return;
    event.preventDefault();
  };
  return (
    <ParameterField name="DocType">
      {({ value, onChange, onBlur, ref, ...control }) => (
        <>
          <button
            {...control}
            ref={ref}
            type="button"
            role="combobox"
            aria-haspopup="dialog"
            aria-expanded={typed !== null}
            aria-controls={typed === null ? undefined : `${control.id}-picker`}
            onBlur={onBlur}
            onClick={open}
            onKeyDown={press}
            className={cn(CONTROL_CLASS, "flex h-8 items-center gap-2 pr-2.5 pl-1.5 text-left")}
          >
            <span className="h-6 w-8.5 shrink-0">
              {ready ? (
                <Suspense fallback={null}>
                  <Picture code={value} className="size-full" />
                </Suspense>
              ) : null}
            </span>
            <span className="min-w-0 grow truncate">
              {documentType(value)?.name[locale] ?? t("notListed")}
            </span>{" "}
            <code className="max-w-[45%] shrink-0 truncate text-xs text-ink-muted">{value}</code>
            <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-muted" />
          </button>
          {typed === null ? null : (
            <Suspense fallback={null}>
              <DocTypePicker
                id={`${control.id}-picker`}
                first={typed}
                value={value}
                setting={setting}
                onClose={() => setTyped(null)}
                onChoose={(code) => {
                  setTyped(null);
                  onChange(code);
                  if (code !== MAINLAND_ID_CARD) setValue("draft.DocPageConfig", "");
                }}
              />
            </Suspense>
          )}
        </>
      )}
    </ParameterField>
  );
}
