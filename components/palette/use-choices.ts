"use client";

import { useEffect, useState } from "react";
import type { PresetChoice } from "@/lib/palette/view";

export type Choices = { state: "asking" | "known" | "failed"; presets: readonly PresetChoice[] };

/** The presets as they are while the palette is open; none for whoever may not start anything. */
export function useChoices(mayStart: boolean): Choices {
  const [choices, setChoices] = useState<Choices>({ state: mayStart ? "asking" : "known", presets: [] });
  useEffect(() => {
    if (!mayStart) return;
    const leaving = new AbortController();
    ask(leaving.signal).then(
      (presets) => setChoices({ state: "known", presets }),
      () => leaving.signal.aborted || setChoices({ state: "failed", presets: [] }),
    );
    return () => leaving.abort();
  }, [mayStart]);
  return choices;
}

async function ask(signal: AbortSignal): Promise<PresetChoice[]> {
  const answer = await fetch("/api/palette", { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return ((await answer.json()) as { presets: PresetChoice[] }).presets;
}
