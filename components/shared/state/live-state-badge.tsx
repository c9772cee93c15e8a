"use client";

import { useServerNow } from "@/components/shared/clock";
import { remainingFraction, remainingMs } from "@/components/shared/clock-maths";
import { StateBadge, type StateBadgeProps } from "@/components/shared/state/state-badge";
import { shownState, TRANSACTION_LIFE_MS, type TransactionState } from "@/lib/transactions/state";

type LiveStateBadgeProps = Omit<StateBadgeProps, "state" | "fraction"> & {
  state: TransactionState;
  /** ISO 8601; null while no deadline is known. */
  deadline: string | null;
  reportedPassed: string | null;
  /** The server's time when it rendered, ISO 8601. */
  serverNow: string;
};

/** A state whose ring empties, and which turns to expired by itself when the deadline passes. */
export function LiveStateBadge({ state, deadline, reportedPassed, serverNow, ...rest }: LiveStateBadgeProps) {
  const now = useServerNow(serverNow);
  const end = deadline === null ? null : Date.parse(deadline);
  const left = end === null ? TRANSACTION_LIFE_MS : remainingMs(end, now);
  // Steps of a percent: the ring is 16 px wide and shows no finer ones.
  const fraction = Math.ceil(remainingFraction(left, TRANSACTION_LIFE_MS) * 100) / 100;
  return <StateBadge state={shownState(state, end, reportedPassed, now)} fraction={fraction} {...rest} />;
}
