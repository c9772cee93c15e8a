import type { CallParameters } from "@/lib/sandbox/gateway/call";
import { invalid, missing } from "@/lib/sandbox/gateway/refusal";
import type { Rule } from "@/lib/sandbox/operations/parameter-rules";

/** The parameters of an operation that were given; the required ones are there, whatever is there obeys its rule. */
export type Checked<Name extends string, Required extends Name> = Record<Required, string> & {
  [name in Name]?: string;
};

/**
 * Checks a call against its rules; unknown parameters are passed over, an empty one counts as not given.
 * @throws Refusal MissingParameter or InvalidParameter that names the first parameter at fault
 */
export function checkParameters<Name extends string, Required extends Name>(
  parameters: CallParameters,
  rules: Readonly<Record<Name, Rule>>,
  required: readonly Required[],
): Checked<Name, Required> {
  const absent = required.find((name) => !parameters.get(name));
  if (absent !== undefined) throw missing(absent);
  const given: [string, string][] = [];
  for (const [name, rule] of Object.entries<Rule>(rules)) {
    const value = parameters.get(name);
    if (!value) continue;
    const fault = rule(value);
    if (fault !== null) throw invalid(name, fault);
    given.push([name, value]);
  }
  // Every required name was found above, so what was gathered has them; a loop cannot tell the compiler.
  return Object.fromEntries(given) as Checked<Name, Required>;
}
