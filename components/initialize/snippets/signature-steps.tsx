"use client";

import { useLocale } from "next-intl";
import { CodeBlock } from "@/components/initialize/snippets/code-block";
import { signatureSteps } from "@/lib/initialize/snippets/signature-steps";
import type { SnippetCall } from "@/lib/initialize/snippets/snippet-call";

/** How this call is signed, one step after the other. */
export function SignatureSteps({ call }: { call: SnippetCall }) {
  const locale = useLocale();
  return (
    <ol className="flex flex-col divide-y divide-line">
      {signatureSteps(call).map(({ title, why, text }, place) => (
        <li key={title.en} className="min-w-0 pt-2">
          <h3 className="px-3 text-sm font-medium">{`${place + 1}. ${title[locale]}`}</h3>
          <p className="px-3 text-xs text-ink-muted">{why[locale]}</p>
          <CodeBlock text={text} name={title[locale]} />
        </li>
      ))}
    </ol>
  );
}
