"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/shared/copy-button";
import { JsonView } from "@/components/shared/json-view";

type RawTextProps = { text: string; name: string };

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** A body as it came from outside: as a tree when it is JSON, else letter by letter. */
export function RawText({ text, name }: RawTextProps) {
  const t = useTranslations("common");
  const parsed = parse(text);
  if (parsed) return <JsonView value={parsed.value} name={name} />;
  return (
    <section aria-label={name} className="rounded border border-line bg-surface-sunken">
      <p className="flex items-center justify-between gap-2 border-b border-line px-3 py-0.5 text-xs text-ink-muted">
        {text === "" ? t("emptyText") : t("notJson")}
        <CopyButton value={text} name={name} />
      </p>
      <pre className="max-h-96 overflow-auto px-3 py-2 text-xs leading-5 break-all whitespace-pre-wrap">
        {text}
      </pre>
    </section>
  );
}
