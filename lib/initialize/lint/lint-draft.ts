import type { InitializeDraft } from "@/lib/initialize/draft";
import { brokenRules, type CheckOptions } from "@/lib/initialize/draft-checks";
import { DOUBTS } from "@/lib/initialize/lint/doubts";
import type { Finding, LintFacts } from "@/lib/initialize/lint/finding";
import { RULE_FIXES } from "@/lib/initialize/lint/fixes";
import { PARAMETER_NAMES, type ParameterName } from "@/lib/initialize/parameter-spec";
import { brokenText, quoteOf } from "@/lib/initialize/rules";

/** An empty field of an untouched form is not a mistake yet, but it cannot be sent like that: see `missingIn`. */
const NOT_YET = /\.(?:required|given)$/;

/**
 * What is wrong or doubtful about a draft, parameter by parameter in the page's order, errors before warnings.
 * `error` findings are exactly the rules by which the server refuses, except for what is merely not filled in yet.
 */
export function lintDraft(draft: InitializeDraft, facts: LintFacts, options: CheckOptions): Finding[] {
  return PARAMETER_NAMES.flatMap((parameter): Finding[] => {
    const errors = brokenRules(parameter, draft, options)
      .filter((id) => !NOT_YET.test(id))
      .map((id): Finding => {
        const fix = RULE_FIXES[id] ?? null;
        return { id, parameter, severity: "error", text: brokenText(id), quote: quoteOf(id), fix };
      });
    const doubts = DOUBTS.filter(
      (doubt) => doubt.parameter === parameter && doubt.holds(draft, facts, options),
    );
    return [
      ...errors,
      ...doubts.map(({ holds: _holds, ...doubt }): Finding => ({ ...doubt, severity: "warning" })),
    ];
  });
}

/** What has to be filled in before the draft can be sent, in the page's order. */
export function missingIn(draft: InitializeDraft, options: CheckOptions): ParameterName[] {
  return PARAMETER_NAMES.filter((name) => brokenRules(name, draft, options).some((id) => NOT_YET.test(id)));
}
