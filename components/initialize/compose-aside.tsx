"use client";

import { Differences } from "@/components/initialize/differences";
import { LintFindings } from "@/components/initialize/lint/lint-findings";
import { ParameterHelp } from "@/components/initialize/parameter-help";
import { Snippets } from "@/components/initialize/snippets/snippets";
import type { CredentialChoice } from "@/lib/credentials/view";
import type { ParameterName } from "@/lib/initialize/parameter-spec";

type ComposeAsideProps = { focused: ParameterName; credential: CredentialChoice | undefined };

/** Beside the form: what differs, what to look at again, what is known of the field in hand, and the exact call. */
export function ComposeAside({ focused, credential }: ComposeAsideProps) {
  return (
    <aside className="flex min-w-0 flex-col gap-4 min-[1100px]:sticky min-[1100px]:top-16 min-[1100px]:max-h-[calc(100dvh-9rem)] min-[1100px]:overflow-y-auto">
      <Differences />
      <LintFindings environment={credential?.environment ?? "live"} />
      <ParameterHelp name={focused} />
      {credential ? <Snippets origin={credential.endpoint} /> : null}
    </aside>
  );
}
