"use client";

import type { ComposeSetting } from "@/components/initialize/compose-values";
import { DifferencesCard } from "@/components/initialize/differences";
import { ParameterHelp } from "@/components/initialize/help/parameter-help";
import { LintFindings } from "@/components/initialize/lint/lint-findings";
import { Snippets } from "@/components/initialize/snippets/snippets";
import type { CredentialChoice } from "@/lib/credentials/view";
import type { ParameterName } from "@/lib/initialize/parameter-spec";

type ComposeAsideProps = {
  focused: ParameterName;
  credential: CredentialChoice | undefined;
  setting: ComposeSetting;
};

/** Beside the form: what differs, what to look at again, what is known of the field in hand, and the exact call. */
export function ComposeAside({ focused, credential, setting }: ComposeAsideProps) {
  return (
    <aside className="flex min-w-0 flex-col gap-4 min-[1100px]:sticky min-[1100px]:top-16 min-[1100px]:max-h-[calc(100dvh-9rem)]">
      {/* What differs stays in sight; narrow windows have it on the bar at the bottom. */}
      <DifferencesCard />
      <div className="flex min-w-0 flex-col gap-4 min-[1100px]:overflow-y-auto">
        <LintFindings
          environment={credential?.environment ?? "live"}
          allowUnlistedDocType={setting.unlistedDocTypes}
        />
        <ParameterHelp name={focused} />
        {credential ? <Snippets origin={credential.endpoint} /> : null}
      </div>
    </aside>
  );
}
