import type { ExperimentView, RunView } from "@/lib/lab/view";
import { isUnsettled } from "@/lib/transactions/state";

/** A run that waits for somebody at a device. */
export function openRuns(runs: readonly RunView[]): RunView[] {
  return runs.filter(({ transaction }) => transaction?.state === "pending");
}

/** Runs of which a call went out, whatever became of it. */
export function sentRuns(runs: readonly RunView[]): RunView[] {
  return runs.filter(({ transaction }) => transaction !== null);
}

/** Nothing of it can change any more by itself. */
export function isOver({ state, runs }: ExperimentView): boolean {
  const ended = state === "done" || state === "cancelled";
  return ended && runs.every(({ transaction }) => transaction === null || !isUnsettled(transaction.state));
}
