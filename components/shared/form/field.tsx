"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { FieldError } from "@/components/shared/form/field-error";
import { cn } from "@/components/ui/cn";

/** Spread on the control. `aria-labelledby` is for controls that are groups and take no `for`. */
export type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
};

export type FieldProps = {
  /** In the accessible name: a parameter's own name, or a label. */
  label: ReactNode;
  /** Name of the parameter, in mono beside the label; part of the accessible name. */
  parameter?: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  /** Beside the label on the right: a button, a count. Not part of the label. */
  aside?: ReactNode;
  /** `group` for radio groups and other controls of several parts. */
  kind?: "control" | "group";
  id?: string;
  className?: string;
  children: (control: FieldControl & { "aria-labelledby": string }) => ReactNode;
};

/** Label, hint and error around one control, tied together for screen readers. */
export function Field({
  label,
  parameter,
  hint,
  error,
  required,
  aside,
  kind,
  id,
  className,
  children,
}: FieldProps) {
  const t = useTranslations("common");
  const made = useId();
  const base = id ?? made;
  const described = [hint && `${base}-hint`, error && `${base}-error`].filter(Boolean).join(" ");
  const text = (
    <>
      {label}
      {parameter ? <code className="ml-1.5 text-xs font-normal text-ink-muted">{parameter}</code> : null}
      {required ? <RequiredMark text={t("required")} /> : null}
    </>
  );
  return (
    <div className={cn("min-w-0", className)} data-field={parameter}>
      <div className="mb-1 flex min-h-5 items-center justify-between gap-2">
        {kind === "group" ? (
          <span id={`${base}-label`} className="font-medium">
            {text}
          </span>
        ) : (
          <label id={`${base}-label`} htmlFor={base} className="font-medium">
            {text}
          </label>
        )}
        {aside}
      </div>
      {children({
        id: base,
        "aria-labelledby": `${base}-label`,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": required ? true : undefined,
      })}
      {hint ? (
        <p id={`${base}-hint`} className="mt-1 text-sm break-words text-ink-muted">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${base}-error`} message={error} />
    </div>
  );
}

function RequiredMark({ text }: { text: string }) {
  return (
    <span className="ml-1 text-danger" title={text} aria-hidden>
      {"*"}
    </span>
  );
}
