import type { ShownState } from "@/lib/transactions/state";

/** What a scenario is about, in the order in which one meets it. */
export const SCENARIO_GROUPS = ["device", "callbacks", "answers", "results", "errors"] as const;

export type ScenarioGroup = (typeof SCENARIO_GROUPS)[number];

type Wire = "html" | "empty" | "truncated" | "dropped" | "silent";

/** How one call is answered. Times are milliseconds. */
type AnswerScript = {
  delayMs?: number;
  code?: string;
  status?: number;
  wire?: Wire;
  executed?: boolean;
};

type CallbackScript = {
  when?: "before-answer";
  afterMs?: number;
  times?: number;
  gapMs?: number;
  passed?: string;
  flipped?: true;
  names?: Partial<Record<"transactionId" | "passed" | "subCode" | "callbackToken", string>>;
  token?: "wrong" | "missing";
  transactionId?: "other";
};

/** What the sandbox is told to act out: plain JSON, checked by the sandbox. Its words: lib/sandbox/scripts/schema.ts. */
export type Script = {
  lifeMs?: number;
  initialize?: AnswerScript & { clockSkewMs?: number };
  device?: { afterMs?: number } & ({ does: "pass" | "abandon" } | { does: "fail"; subCode: string });
  callbacks?: CallbackScript[];
  checkResult?: (AnswerScript & { times?: number; disagree?: true; passed?: string; subCode?: string })[];
};

/** A documented error: the texts of its scenario are made from what is known of the Code. */
export type ScriptedError = { operation: "Initialize" | "CheckResult"; code: string };

/**
 * Something that may happen between a caller and the vendor, to be run and looked at. Title, lesson and expected end
 * stand in the `scenarios` messages under its id.
 */
export type Scenario = {
  id: string;
  group: ScenarioGroup;
  script: Script;
  /** Where its transaction comes to rest by itself. */
  ends: { state: ShownState; contradiction?: true };
  error?: ScriptedError;
};
