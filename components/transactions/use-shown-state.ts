"use client";

import { useServerNow } from "@/components/shared/clock";
import type { Story } from "@/lib/timeline/story";
import { type ShownState, shownState } from "@/lib/transactions/state";

/** The state of a story's transaction as of now: a pending one expires before one's eyes. */
export function useShownState({ transaction, now }: Story): ShownState {
  const { state, deadline, reportedPassed } = transaction;
  return shownState(
    state,
    deadline === null ? null : Date.parse(deadline),
    reportedPassed,
    useServerNow(now),
  );
}
