"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** What came of asking: `gone` when there is nothing to ask about any more. */
export type Asked<T> = { kind: "answer"; value: T | null } | { kind: "gone" };

/**
 * Asks an address of the console again and again, `everyMs` after each answer, until what it asks about is gone or
 * `address` is null. 204 is an answer without a value. A failure of the network is told and asking goes on.
 * `askNow` does not wait that long, when there is news.
 */
export function useAsking<T>(address: string | null, everyMs: number, onAnswer: (asked: Asked<T>) => void) {
  const [unreachable, setUnreachable] = useState(false);
  const latest = useRef(onAnswer);
  const now = useRef(() => {});
  useEffect(() => {
    latest.current = onAnswer;
  });
  useEffect(() => {
    if (address === null) return;
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    let anew = false;
    const ask = async () => {
      clearTimeout(timer);
      asking = true;
      anew = false;
      const asked = await askOnce<T>(address, leaving.signal);
      if (leaving.signal.aborted) return;
      setUnreachable(asked === "unreachable");
      if (asked !== "unreachable") latest.current(asked);
      asking = false;
      if (asked !== "unreachable" && asked.kind === "gone") now.current = () => {};
      // What changed while the answer was on its way may not be in it.
      else timer = setTimeout(ask, anew ? 0 : everyMs);
    };
    now.current = () => {
      if (asking) anew = true;
      else void ask();
    };
    void ask();
    return () => {
      leaving.abort();
      clearTimeout(timer);
      now.current = () => {};
    };
  }, [address, everyMs]);
  return { unreachable, askNow: useCallback(() => now.current(), []) };
}

const GONE = [401, 403, 404];

async function askOnce<T>(address: string, signal: AbortSignal): Promise<Asked<T> | "unreachable"> {
  try {
    const answer = await fetch(address, {
      signal,
      headers: { accept: "application/json" },
      cache: "no-store",
    });
    if (GONE.includes(answer.status)) return { kind: "gone" };
    if (answer.status === 204) return { kind: "answer", value: null };
    return answer.ok ? { kind: "answer", value: (await answer.json()) as T } : "unreachable";
  } catch {
    return "unreachable";
  }
}
