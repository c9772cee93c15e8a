import type { InitializeDraft } from "@/lib/initialize/draft";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import type { LocalizedText } from "@/lib/kernel/localized-text";

/** Something to know about a draft before it is sent. An `error` would be refused; a `warning` may be sent. */
export type Finding = {
  /** The rule that is broken, or the doubt: stable, for tests and keys. */
  id: string;
  parameter: ParameterName;
  severity: "error" | "warning";
  text: LocalizedText;
  /** The sentence of the vendor's page that it comes from, where it comes from there. */
  quote: LocalizedText | null;
  fix: Fix | null;
};

export type Fix = { label: LocalizedText; apply: (draft: InitializeDraft) => InitializeDraft };

/** What only others know of a draft. Times are epoch milliseconds. */
export type LintFacts = {
  /** When this MetaInfo was sent before, null when it was not or nobody has looked. */
  metaInfoUsedAt: number | null;
  /** Since when this MetaInfo stands in the form, null when it comes from the sandbox's own list. */
  metaInfoSince: number | null;
  now: number;
};
