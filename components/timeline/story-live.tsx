"use client";

import { type ReactNode, useMemo } from "react";
import { useLiveData } from "@/components/shared/use-live-data";
import { SettledTitle } from "@/components/timeline/settled-title";
import type { Story } from "@/lib/timeline/story";
import { StoryContext } from "@/lib/timeline/story-context";
import { isUnsettled } from "@/lib/transactions/state";

type StoryLiveProps = { initial: Story; children: ReactNode };

/** Keeps the story of a page current, unless its reader has paused it. */
export function StoryLive({ initial, children }: StoryLiveProps) {
  const { id } = initial.transaction;
  const {
    data: story,
    stale,
    refresh,
  } = useLiveData({
    address: `/api/transactions/${id}`,
    initial,
    topics: [`transaction:${id}`],
    expectsNews: ({ transaction }) => isUnsettled(transaction.state),
  });
  const value = useMemo(() => ({ story, stale, refresh }), [story, stale, refresh]);
  return (
    <StoryContext value={value}>
      <SettledTitle />
      {children}
    </StoryContext>
  );
}
