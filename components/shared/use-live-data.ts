"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import { correctClock } from "@/components/shared/clock";
import type { LiveTopic } from "@/lib/live/events";
import { forgetHeld } from "@/lib/live/live-switch";
import { usePausableLive } from "@/lib/live/use-pausable-live";
import { fetchJson, RequestFailed } from "@/lib/transactions/fetch-json";

type LiveDataOptions<T> = {
  /** Of the console's route that answers what the page begins with. */
  address: string;
  /** `now` is the server's clock. */
  initial: T;
  topics: readonly LiveTopic[];
  /** Whether it is about to change: then it is looked at more often while no news comes. */
  expectsNews: (data: T) => boolean;
  /** Whether news can be about it at all; unless said, always. */
  heedsNews?: (data: T) => boolean;
};

type LiveData<T> = {
  data: T;
  /** What is shown may be old: the console could not be asked. */
  stale: boolean;
  refresh: () => Promise<void>;
};

/** The one thing that a page is about, kept current unless its reader has paused it. */
export function useLiveData<T extends { now: string }>(options: LiveDataOptions<T>): LiveData<T> {
  const { address, initial, topics, expectsNews, heedsNews = () => true } = options;
  const queries = useQueryClient();
  const queryKey = [address];
  const live = usePausableLive(topics, () => {
    const known = queries.getQueryData<T>(queryKey);
    if (!known || heedsNews(known)) return queries.invalidateQueries({ queryKey });
  });
  const {
    data = initial,
    error,
    refetch,
  } = useQuery<T>({
    queryKey,
    queryFn: ({ signal }) => fetchJson<T>(address, signal),
    initialData: () => initial,
    initialDataUpdatedAt: Date.parse(initial.now),
    refetchInterval: ({ state }) => live.pollEvery(expectsNews(state.data ?? initial)),
    refetchOnReconnect: !live.paused,
  });
  useEffect(() => {
    correctClock(data.now);
    // Read again by what somebody did on the page, although it is paused.
    forgetHeld();
  }, [data.now]);
  useLeaveWhenSignedOut(error);
  const refresh = useCallback(async () => void (await refetch()), [refetch]);
  return { data, stale: error !== null, refresh };
}

/** The page itself knows where to send somebody whose session has ended. */
function useLeaveWhenSignedOut(error: unknown): void {
  const router = useRouter();
  const signedOut = error instanceof RequestFailed && error.status === 401;
  useEffect(() => {
    if (signedOut) router.refresh();
  }, [signedOut, router]);
}
