import { rejectionOf } from "@/lib/transactions/rejection";

/** So often one run is sent again after it was throttled; what is throttled once more has no verdict. */
export const MOST_REPEATS = 3;

const FIRST_PAUSE_MS = 5_000;

/** How long the vendor is left in peace before a run is sent for another time: longer each time. */
export const pauseBefore = (repeat: number) => FIRST_PAUSE_MS * 2 ** (repeat - 1);

/** Turned away because there were too many calls just then: certainly not executed, and no verdict on anything. */
export function isThrottled({ state, code }: { state: string | null; code: string | null }): boolean {
  return state === "rejected" && rejectionOf(code) === "throttled";
}
