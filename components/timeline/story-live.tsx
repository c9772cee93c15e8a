"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo } from "react";
import { correctClock } from "@/components/shared/clock";
import type { Story } from "@/lib/timeline/story";
import { StoryContext } from "@/lib/timeline/story-context";
import { fetchJson, pollEvery, RequestFailed } from "@/lib/transactions/fetch-json";
import { isUnsettled } from "@/lib/transactions/state";

type StoryLiveProps = { initial: Story; children: ReactNode };

/** Keeps the story of a page current: every two seconds while something may happen, and only while it is seen. */
export function StoryLive({ initial, children }: StoryLiveProps) {
  const { id } = initial.transaction;
  const {
    data: story,
    error,
    refetch,
  } = useQuery({
    queryKey: ["transaction", id],
    queryFn: ({ signal }) => fetchJson<Story>(`/api/transactions/${id}`, signal),
    initialData: initial,
    initialDataUpdatedAt: Date.parse(initial.now),
    refetchInterval: ({ state }) => pollEvery(isUnsettled(state.data?.transaction.state ?? "pending")),
    refetchOnWindowFocus: true,
  });
  useEffect(() => correctClock(story.now), [story.now]);
  useLeaveWhenSignedOut(error);
  const live = useMemo(
    () => ({ story, stale: error !== null, refresh: async () => void (await refetch()) }),
    [story, error, refetch],
  );
  return <StoryContext value={live}>{children}</StoryContext>;
}

/** The page itself knows where to send somebody whose session has ended. */
function useLeaveWhenSignedOut(error: unknown): void {
  const router = useRouter();
  const signedOut = error instanceof RequestFailed && error.status === 401;
  useEffect(() => {
    if (signedOut) router.refresh();
  }, [signedOut, router]);
}
