"use client";

import { CircleX, TriangleAlert } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useContext, useEffect, useState } from "react";
import { useFormContext } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { keepsLocks } from "@/components/initialize/held";
import type { LintFindingsProps } from "@/components/initialize/lint/lint-findings";
import { useMetaInfoFacts } from "@/components/initialize/lint/use-meta-info-facts";
import { ComposedFromContext } from "@/components/initialize/started-from";
import { useSettledDraft } from "@/components/initialize/use-settled-draft";
import { Button } from "@/components/ui/button";
import { firstField } from "@/components/ui/first-field";
import type { Finding } from "@/lib/initialize/lint/finding";
import { lintDraft, missingIn } from "@/lib/initialize/lint/lint-draft";
import type { ParameterName } from "@/lib/initialize/parameter-spec";

/** The findings of the draft as it stands, a moment after it was typed. */
export default function FindingList({ environment, allowUnlistedDocType }: LintFindingsProps) {
  const t = useTranslations("initialize.lint");
  const { getValues, setValue, clearErrors } = useFormContext<ComposeValues>();
  const { locked } = useContext(ComposedFromContext);
  const draft = useSettledDraft();
  const facts = useMetaInfoFacts(draft.MetaInfo, environment);
  const options = { allowLocalCallback: environment === "sandbox", allowUnlistedDocType };
  const [mended, setMended] = useState<Pick<Finding, "parameter"> | null>(null);
  // The button goes with its finding; what it mended is what somebody looks at next.
  useEffect(() => {
    const field = mended && document.querySelector(`[data-field="${mended.parameter}"]`);
    if (field) firstField(field)?.focus();
  }, [mended]);
  const findings = lintDraft(draft, { ...facts, now: Date.now() }, options);
  const mend = ({ fix, parameter }: Finding) => {
    if (!fix) return;
    setValue("draft", fix.apply(getValues("draft")), { shouldDirty: true });
    clearErrors("draft");
    setMended({ parameter });
  };
  // A fix of what is locked would only have the call refused.
  const mendable = ({ fix }: Finding) => fix !== null && keepsLocks(locked, draft, fix.apply(draft));
  const missing = missingIn(draft, options);
  if (findings.length === 0 && missing.length === 0) return <p className="text-ink-muted">{t("none")}</p>;
  return (
    <div className="flex flex-col gap-3">
      {missing.length > 0 ? <Missing names={missing} /> : null}
      <ul aria-live="polite" className="flex flex-col gap-3 empty:hidden">
        {findings.map((finding) => (
          <FindingItem
            key={finding.id}
            finding={finding}
            onMend={mendable(finding) ? () => mend(finding) : null}
          />
        ))}
      </ul>
    </div>
  );
}

/** A hint and no alarm: nobody has had the time to fill it in. */
function Missing({ names }: { names: readonly ParameterName[] }) {
  const t = useTranslations("initialize");
  const list = useFormatter().list(names.map((name) => t(`label.${name}`)));
  return <p className="text-ink-muted">{t("lint.missing", { names: list })}</p>;
}

function FindingItem({ finding, onMend }: { finding: Finding; onMend: (() => void) | null }) {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const { parameter, severity, text, quote, fix } = finding;
  const isError = severity === "error";
  const Icon = isError ? CircleX : TriangleAlert;
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${isError ? "text-danger" : "text-warning"}`} />
      <div className="flex min-w-0 flex-col gap-1">
        <p>
          <span className="font-medium">{`${t(`lint.${severity}`)} · ${t(`label.${parameter}`)}`}</span>{" "}
          {text[locale]}
        </p>
        {quote ? (
          <blockquote className="border-l-2 border-line pl-2 text-xs whitespace-pre-line text-ink-muted">
            {quote[locale]}
          </blockquote>
        ) : null}
        {fix && onMend ? (
          <Button size="sm" variant="secondary" onClick={onMend} className="w-fit">
            {fix.label[locale]}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
