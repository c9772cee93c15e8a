"use client";

import { startTransition, useEffect, useState } from "react";
import { useFormContext } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import type { InitializeDraft } from "@/lib/initialize/draft";

/** Shorter than the pause in which anybody would look up from the keys. */
const QUIET_MS = 120;

/**
 * The draft as it stood when the fingers last rested. What stands beside the form (findings, chips, snippets) reads
 * it from here, so that a key costs its own field and nothing else.
 */
export function useSettledDraft(): InitializeDraft {
  const { subscribe, getValues } = useFormContext<ComposeValues>();
  const [draft, setDraft] = useState(() => getValues("draft"));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    // A copy: the form writes into its own.
    const settle = () => startTransition(() => setDraft({ ...getValues("draft") }));
    settle();
    const unsubscribe = subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer);
        timer = setTimeout(settle, QUIET_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [subscribe, getValues]);
  return draft;
}
