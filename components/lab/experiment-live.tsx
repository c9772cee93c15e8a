"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo } from "react";
import { ExperimentContext } from "@/components/lab/experiment-context";
import { isOver } from "@/components/lab/run-sums";
import { correctClock } from "@/components/shared/clock";
import type { ExperimentView } from "@/lib/lab/view";
import { forgetHeld } from "@/lib/live/live-switch";
import { usePausableLive } from "@/lib/live/use-pausable-live";
import { fetchJson, RequestFailed } from "@/lib/transactions/fetch-json";

type ExperimentLiveProps = { initial: ExperimentView; children: ReactNode };

/** Keeps the experiment of a page current, unless its reader has paused it. */
export function ExperimentLive({ initial, children }: ExperimentLiveProps) {
  const { id } = initial;
  const queries = useQueryClient();
  const queryKey = ["experiment", id];
  const live = usePausableLive(["transaction", "experiment"], () => {
    // Once all is over, whatever happens to transactions is not about this experiment.
    const known = queries.getQueryData<ExperimentView>(queryKey);
    if (!known || !isOver(known)) return queries.invalidateQueries({ queryKey });
  });
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => fetchJson<ExperimentView>(`/api/lab/${id}`, signal),
    initialData: initial,
    initialDataUpdatedAt: Date.parse(initial.now),
    refetchInterval: ({ state }) => live.pollEvery(state.data?.state === "running"),
    refetchOnReconnect: !live.paused,
  });
  useEffect(() => {
    correctClock(data.now);
    // Read again by what somebody did on the page, although it is paused.
    forgetHeld();
  }, [data.now]);
  useLeaveWhenSignedOut(error);
  const value = useMemo(
    () => ({ experiment: data, stale: error !== null, refresh: async () => void (await refetch()) }),
    [data, error, refetch],
  );
  return <ExperimentContext value={value}>{children}</ExperimentContext>;
}

/** The page itself knows where to send somebody whose session has ended. */
function useLeaveWhenSignedOut(error: unknown): void {
  const router = useRouter();
  const signedOut = error instanceof RequestFailed && error.status === 401;
  useEffect(() => {
    if (signedOut) router.refresh();
  }, [signedOut, router]);
}
