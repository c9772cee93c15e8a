"use client";

import { useCallback, useEffect, useState } from "react";
import { REVEALED_FOR_MS } from "@/lib/results/personal-data";

type Held<T> = { value: T; until: number };

/**
 * Something unmasked, held by this page alone and for two minutes: gone with the page, in the copy that a browser
 * keeps of it for going back too, and no longer there when a computer wakes after its time.
 */
export function useRevealed<T>() {
  const [held, setHeld] = useState<Held<T> | null>(null);
  const hide = useCallback(() => setHeld(null), []);
  const show = useCallback((value: T) => setHeld({ value, until: Date.now() + REVEALED_FOR_MS }), []);

  useEffect(() => {
    if (!held) return;
    const hideWhenOver = () => {
      if (Date.now() >= held.until) hide();
    };
    const timer = setTimeout(hide, held.until - Date.now());
    document.addEventListener("visibilitychange", hideWhenOver);
    window.addEventListener("pagehide", hide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", hideWhenOver);
      window.removeEventListener("pagehide", hide);
    };
  }, [held, hide]);

  return { revealed: held?.value ?? null, show, hide };
}
