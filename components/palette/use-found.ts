"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PublicError } from "@/lib/kernel/result";
import { findTransactions } from "@/lib/palette/actions";
import { looksLikeId } from "@/lib/palette/id";
import type { FoundTransaction } from "@/lib/palette/view";

/** Asked once the fingers rest: an id is pasted, or typed as a whole. */
const QUIET_MS = 250;

type Answer = { id: string; found: readonly FoundTransaction[]; error: Pick<PublicError, "message"> | null };

/** What is known of the id that was typed; `asking` until it is. */
export type Search = {
  state: "none" | "asking" | "answered";
  found: Answer["found"];
  error: Answer["error"];
};

/**
 * The transactions that have exactly the id that was typed. `now` asks at once, for whoever presses Enter.
 * @param lost what to say when no answer came
 */
export function useFound(typed: string, mayRead: boolean, lost: string) {
  const id = typed.trim();
  const wanted = mayRead && looksLikeId(id);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const asked = useRef("");

  const ask = useCallback(
    async (which: string): Promise<void> => {
      if (asked.current === which) return;
      asked.current = which;
      const result = await findTransactions({ id: which }).catch(() => null);
      // What was typed since is another question.
      if (asked.current !== which) return;
      if (!result?.ok) asked.current = "";
      if (result?.ok) setAnswer({ id: which, found: result.data, error: null });
      else setAnswer({ id: which, found: [], error: { message: result?.error.message ?? lost } });
    },
    [lost],
  );

  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(ask, QUIET_MS, id);
    return () => clearTimeout(timer);
  }, [wanted, id, ask]);

  const known = wanted && answer?.id === id ? answer : null;
  const search: Search = {
    state: known ? "answered" : wanted ? "asking" : "none",
    found: known?.found ?? [],
    error: known?.error ?? null,
  };
  return { search, now: () => (wanted ? void ask(id) : undefined) };
}
