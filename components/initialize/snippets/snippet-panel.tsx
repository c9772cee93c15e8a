"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CodeBlock } from "@/components/initialize/snippets/code-block";
import { SignatureSteps } from "@/components/initialize/snippets/signature-steps";
import { useSettledDraft } from "@/components/initialize/use-settled-draft";
import { Tabs } from "@/components/ui/tabs";
import { snippetCall } from "@/lib/initialize/snippets/snippet-call";
import { SNIPPETS } from "@/lib/initialize/snippets/snippets";

const SIGNATURE = "signature";

/** The call as it stands in the form, for engineers. It follows the form a moment later, so that typing never waits. */
export default function SnippetPanel({ origin }: { origin: string }) {
  const t = useTranslations("initialize.snippets");
  const draft = useSettledDraft();
  const [chosen, setChosen] = useState<string>(SNIPPETS[0].id);
  const call = useMemo(() => snippetCall(draft, origin), [draft, origin]);
  const tabs = [
    ...SNIPPETS.map(({ id, label }) => ({ id, label })),
    { id: SIGNATURE, label: t("signature") },
  ];
  const snippet = SNIPPETS.find(({ id }) => id === chosen);
  return (
    <Tabs label={t("languages")} tabs={tabs} value={chosen} onValueChange={setChosen}>
      {snippet ? (
        <CodeBlock text={snippet.write(call)} name={t("code", { language: snippet.label })} />
      ) : (
        <SignatureSteps call={call} />
      )}
    </Tabs>
  );
}
