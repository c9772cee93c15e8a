import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { translateProblem } from "@/lib/boundary/server/public-error";
import { PARAMETER_NAMES } from "@/lib/initialize/parameter-spec";
import { brokenText, isRuleId, type RuleId, rulesOf } from "@/lib/initialize/rules";
import type { AppError } from "@/lib/kernel/errors";
import type { Locale } from "@/lib/kernel/localized-text";

/** The language in which a run's draft is checked; what is stored of a refusal is in none. */
export const CHECKED_IN: Locale = "en";

/**
 * Why the console refused a run, as it is stored: the id of the broken rule, or the key of a message. Whoever reads it
 * later gets it in their own language.
 */
export function problemOf({ messageKey, fieldErrors }: AppError): string {
  const [first] = Object.entries(fieldErrors);
  if (!first) return messageKey;
  const [field, said] = first;
  const broken = PARAMETER_NAMES.filter((name) => field === `draft.${name}`).flatMap(rulesOf);
  return broken.find(({ id }) => says(id, said))?.id ?? said;
}

const says = (id: RuleId, text: string) => brokenText(id)[CHECKED_IN] === text;

/** The rule that a stored problem names. Earlier versions stored its sentence instead. */
function ruleOf(stored: string): RuleId | undefined {
  if (isRuleId(stored)) return stored;
  return PARAMETER_NAMES.flatMap(rulesOf).find(({ id }) => says(id, stored))?.id;
}

/** Says stored problems in the language of the request; what nobody knows any more is said as it is stored. */
export async function problemWords(): Promise<(stored: string) => string> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations()]);
  const translator = t as unknown as Parameters<typeof translateProblem>[0];
  return (stored) => {
    const rule = ruleOf(stored);
    if (rule) return brokenText(rule)[locale];
    return translateProblem(translator, translator.has(`errors.${stored}`) ? `errors.${stored}` : stored);
  };
}
