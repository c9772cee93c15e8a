import "server-only";
import { EXPERIMENT_STATES, type ExperimentState, PAUSE_REASONS, type PauseReason } from "@/lib/lab/view";

/** The database refuses other states; a reason that a later version wrote is shown as none. */
export function toState(stored: string): ExperimentState {
  const state = EXPERIMENT_STATES.find((each) => each === stored);
  if (!state) throw new Error(`An experiment is in the state ${stored}`);
  return state;
}

export function toReason(stored: string | null): PauseReason | null {
  return PAUSE_REASONS.find((each) => each === stored) ?? null;
}
