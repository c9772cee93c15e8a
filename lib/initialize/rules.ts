import type { ParameterName, Rule } from "@/lib/initialize/parameter-spec";
import { CONSOLE_RULES } from "@/lib/initialize/rules-console";
import { PAGE_RULES } from "@/lib/initialize/rules-page";
import type { LocalizedText } from "@/lib/kernel/localized-text";

const RULES = { ...PAGE_RULES, ...CONSOLE_RULES };

/** `Parameter.what`: stable, so that a finding, a test and a translation can name a rule. */
export type RuleId = keyof typeof RULES;

/** The rules that the schema decides. */
export type DraftRuleId = {
  [Id in RuleId]: (typeof RULES)[Id]["checked"] extends "draft" ? Id : never;
}[RuleId];

export function isRuleId(value: string): value is RuleId {
  return Object.hasOwn(RULES, value);
}

export function rule(id: RuleId): Rule {
  return RULES[id];
}

/** What is said of a value that breaks it. */
export function brokenText(id: RuleId): LocalizedText {
  const { text, broken = text } = rule(id);
  return broken;
}

/** The sentence of the page that demands it; null for a rule of ours. */
export function quoteOf(id: RuleId): LocalizedText | null {
  const found = rule(id);
  return found.source === "page" ? found.quote : null;
}

/** The rules of one parameter: the page's first, then ours. */
export function rulesOf(name: ParameterName): (Rule & { id: RuleId })[] {
  return Object.keys(RULES)
    .filter(isRuleId)
    .filter((id) => id.startsWith(`${name}.`))
    .map((id) => ({ id, ...rule(id) }));
}
