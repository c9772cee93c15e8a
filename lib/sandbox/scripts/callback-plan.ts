import type { CallbackStep, Script } from "@/lib/sandbox/scripts/schema";
import type { Transaction } from "@/lib/sandbox/state/transaction";

/** One callback to be sent so many milliseconds after the device's end, or before Initialize answers. */
export type PlannedCallback = CallbackStep & { dueMs: number };

/** What the vendor sends: one, at once, with everything right. */
export const USUAL_CALLBACK: PlannedCallback = {
  when: "after-end",
  afterMs: 0,
  times: 1,
  gapMs: 0,
  token: "right",
  transactionId: "right",
  dueMs: 0,
};

/** Every callback of a script in the order of sending: those before the answer first. One who leaves is not reported. */
export function planCallbacks(
  { callbacks }: Pick<Script, "callbacks">,
  outcome: Transaction["outcome"],
): PlannedCallback[] {
  const steps = callbacks ?? (outcome === "abandoned" ? [] : [USUAL_CALLBACK]);
  const planned = steps.flatMap((step) =>
    Array.from({ length: step.times }, (_, nth) => ({ ...step, dueMs: step.afterMs + nth * step.gapMs })),
  );
  const early = planned.filter(({ when }) => when === "before-answer");
  const late = planned.filter(({ when }) => when === "after-end").sort((a, b) => a.dueMs - b.dueMs);
  return [...early, ...late];
}
