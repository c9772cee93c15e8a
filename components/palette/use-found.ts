"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PublicError } from "@/lib/kernel/result";
import { find } from "@/lib/palette/actions";
import { LONGEST_ID, looksLikeId } from "@/lib/palette/id";
import type { Found } from "@/lib/palette/view";

/** Asked once the fingers rest: an id is pasted, a name typed. */
const QUIET_MS = 250;

type Answer = { text: string; found: Found; error: Pick<PublicError, "message"> | null };

const NOTHING: Found = { transactions: [], experiments: [] };

/** What is known of what was typed; `asking` until it is. */
export type Search = {
  state: "none" | "asking" | "answered";
  found: Answer["found"];
  error: Answer["error"];
  /** It may be an id of something. */
  isId: boolean;
};

/**
 * The transactions that have exactly the id that was typed, and the experiments with its words in their name. `now` asks at once, for whoever presses Enter.
 * @param lost what to say when no answer came
 */
export function useFound(typed: string, mayRead: boolean, lost: string) {
  const text = typed.trim();
  const wanted = mayRead && text !== "" && text.length <= LONGEST_ID;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const asked = useRef("");

  const ask = useCallback(
    async (which: string): Promise<void> => {
      if (asked.current === which) return;
      asked.current = which;
      const result = await find({ text: which }).catch(() => null);
      // What was typed since is another question.
      if (asked.current !== which) return;
      if (!result?.ok) asked.current = "";
      if (result?.ok) setAnswer({ text: which, found: result.data, error: null });
      else setAnswer({ text: which, found: NOTHING, error: { message: result?.error.message ?? lost } });
    },
    [lost],
  );

  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(ask, QUIET_MS, text);
    return () => clearTimeout(timer);
  }, [wanted, text, ask]);

  const known = wanted && answer?.text === text ? answer : null;
  const search: Search = {
    state: known ? "answered" : wanted ? "asking" : "none",
    found: known?.found ?? NOTHING,
    error: known?.error ?? null,
    isId: looksLikeId(text),
  };
  return { search, now: () => (wanted ? void ask(text) : undefined) };
}
