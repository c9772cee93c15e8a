"use client";

import { useEffect, useState } from "react";
import type { PresetChoice } from "@/lib/palette/view";

export type Choices = { presets: readonly PresetChoice[]; failed: boolean };

const NONE: Choices = { presets: [], failed: false };

/** The presets as they are while the palette is open; none for whoever may not start anything. */
export function useChoices(mayStart: boolean): Choices {
  const [choices, setChoices] = useState(NONE);
  useEffect(() => {
    if (!mayStart) return;
    const leaving = new AbortController();
    ask(leaving.signal).then(
      (presets) => setChoices({ presets, failed: false }),
      () => leaving.signal.aborted || setChoices({ presets: [], failed: true }),
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
