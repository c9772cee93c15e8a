import { ANSWER_SCENARIOS } from "@/lib/scenarios/of-answers";
import { CALLBACK_SCENARIOS } from "@/lib/scenarios/of-callbacks";
import { DEVICE_SCENARIOS } from "@/lib/scenarios/of-device";
import { ERROR_SCENARIOS } from "@/lib/scenarios/of-errors";
import { RESULT_SCENARIOS } from "@/lib/scenarios/of-results";
import type { Scenario } from "@/lib/scenarios/scenario";

/** Every scenario, in the order in which they are listed. */
export const SCENARIOS: readonly Scenario[] = [
  ...DEVICE_SCENARIOS,
  ...CALLBACK_SCENARIOS,
  ...ANSWER_SCENARIOS,
  ...RESULT_SCENARIOS,
  ...ERROR_SCENARIOS,
];

export function findScenario(id: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.id === id);
}
