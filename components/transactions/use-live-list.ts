"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { correctClock } from "@/components/shared/clock";
import { usePausableLive } from "@/lib/live/use-pausable-live";
import { fetchJson } from "@/lib/transactions/fetch-json";
import { type ListAnswer, listAddress } from "@/lib/transactions/list-answer";
import type { ListFilter } from "@/lib/transactions/list-filter";
import { MOST_REFRESHED } from "@/lib/transactions/list-size";
import { appendOlder, beginList, mergeList, showWaiting } from "@/lib/transactions/merge-list";
import { isUnsettled } from "@/lib/transactions/state";

export type OlderState = "idle" | "reading" | "failed";

/**
 * A list that stays current while it is looked at: rows change where they stand, new ones wait until they are
 * wanted. Mount it anew (by a key) for another filter.
 */
export function useLiveList(initial: ListAnswer, filter: ListFilter) {
  const [list, setList] = useState(() => beginList(initial));
  const [older, setOlder] = useState<OlderState>("idle");
  const unsettled = list.rows.filter(({ state }) => isUnsettled(state)).map(({ id }) => id);
  const queries = useQueryClient();
  const queryKey = ["transactions", filter];
  const live = usePausableLive(["transaction"], () => queries.invalidateQueries({ queryKey }));
  const { data, isError } = useQuery({
    queryKey,
    queryFn: ({ signal }) => {
      const refresh = unsettled.slice(0, MOST_REFRESHED);
      return fetchJson<ListAnswer>(listAddress(filter, { refresh }), signal);
    },
    initialData: initial,
    initialDataUpdatedAt: Date.parse(initial.now),
    refetchInterval: live.pollEvery(unsettled.length > 0),
    refetchOnReconnect: !live.paused,
    // A list that was left is read again from the page, not from a memory of where it stood.
    gcTime: 0,
  });

  useEffect(() => {
    correctClock(data.now);
    setList((current) => mergeList(current, data));
  }, [data]);

  async function showOlder() {
    if (list.next === null) return;
    setOlder("reading");
    try {
      const answer = await fetchJson<ListAnswer>(listAddress(filter, { cursor: list.next }));
      setList((current) => appendOlder(current, answer));
      setOlder("idle");
    } catch {
      setOlder("failed");
    }
  }

  return {
    list,
    stale: isError,
    older,
    showNews: () => setList(showWaiting),
    showOlder,
  };
}
