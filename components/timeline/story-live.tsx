"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo } from "react";
import { correctClock } from "@/components/shared/clock";
import { SettledTitle } from "@/components/timeline/settled-title";
import { forgetHeld } from "@/lib/live/live-switch";
import { usePausableLive } from "@/lib/live/use-pausable-live";
import type { Story } from "@/lib/timeline/story";
import { StoryContext } from "@/lib/timeline/story-context";
import { fetchJson, RequestFailed } from "@/lib/transactions/fetch-json";
import { isUnsettled } from "@/lib/transactions/state";

type StoryLiveProps = { initial: Story; children: ReactNode };

/** Keeps the story of a page current, unless its reader has paused it. */
export function StoryLive({ initial, children }: StoryLiveProps) {
  const { id } = initial.transaction;
  const queries = useQueryClient();
  const queryKey = ["transaction", id];
  const live = usePausableLive([`transaction:${id}`], () => queries.invalidateQueries({ queryKey }));
  const {
    data: story,
    error,
    refetch,
  } = useQuery({
    queryKey,
    queryFn: ({ signal }) => fetchJson<Story>(`/api/transactions/${id}`, signal),
    initialData: initial,
    initialDataUpdatedAt: Date.parse(initial.now),
    refetchInterval: ({ state }) => live.pollEvery(isUnsettled(state.data?.transaction.state ?? "pending")),
    refetchOnReconnect: !live.paused,
  });
  useEffect(() => {
    correctClock(story.now);
    // Read again by what somebody did on the page, although it is paused.
    forgetHeld();
  }, [story.now]);
  useLeaveWhenSignedOut(error);
  const value = useMemo(
    () => ({ story, stale: error !== null, refresh: async () => void (await refetch()) }),
    [story, error, refetch],
  );
  return (
    <StoryContext value={value}>
      <SettledTitle />
      {children}
    </StoryContext>
  );
}

/** The page itself knows where to send somebody whose session has ended. */
function useLeaveWhenSignedOut(error: unknown): void {
  const router = useRouter();
  const signedOut = error instanceof RequestFailed && error.status === 401;
  useEffect(() => {
    if (signedOut) router.refresh();
  }, [signedOut, router]);
}
