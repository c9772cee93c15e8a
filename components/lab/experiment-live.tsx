"use client";

import { type ReactNode, useMemo } from "react";
import { ExperimentContext } from "@/components/lab/experiment-context";
import { isOver } from "@/components/lab/run-sums";
import { useLiveData } from "@/components/shared/use-live-data";
import type { ExperimentView } from "@/lib/lab/view";

type ExperimentLiveProps = { initial: ExperimentView; children: ReactNode };

/** Keeps the experiment of a page current, unless its reader has paused it. */
export function ExperimentLive({ initial, children }: ExperimentLiveProps) {
  const {
    data: experiment,
    stale,
    refresh,
  } = useLiveData({
    address: `/api/lab/${initial.id}`,
    initial,
    topics: ["transaction", "experiment"],
    expectsNews: ({ state }) => state === "running",
    // Once all is over, whatever happens to transactions is not about this experiment.
    heedsNews: (known) => !isOver(known),
  });
  const value = useMemo(() => ({ experiment, stale, refresh }), [experiment, stale, refresh]);
  return <ExperimentContext value={value}>{children}</ExperimentContext>;
}
