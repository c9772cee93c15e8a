import type { InitializeDraft } from "@/lib/initialize/draft";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import type { PresetField } from "@/lib/presets/values";

/** Whether a lock holds the parameter: CallbackUrl stands on the form as two fields. */
export function holdsParameter(locked: readonly PresetField[], name: ParameterName): boolean {
  return locked.some((field) => field === name || (field === "callbackTo" && name === "CallbackUrl"));
}

/** Whether a change of the draft leaves what is locked as it is. */
export function keepsLocks(
  locked: readonly PresetField[],
  before: InitializeDraft,
  after: InitializeDraft,
): boolean {
  return locked.every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]));
}
