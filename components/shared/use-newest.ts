import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { AT_ONCE, firstShown } from "@/components/shared/newest";

type Newest<T> = {
  shown: readonly T[];
  /** So many older ones are not shown. */
  older: number;
  showOlder: () => void;
  /** Of the element around the shown ones: the one that was on top stays where it is on the screen. */
  list: RefObject<HTMLElement | null>;
};

/** The newest of a long list that is written oldest first; older ones come on top when they are asked for. */
export function useNewest<T>(items: readonly T[], keyOf: (item: T) => string): Newest<T> {
  const keys = items.map(keyOf);
  const [from, setFrom] = useState<string | null>(null);
  const begun = useRef<string>(undefined);
  // Where it begins is settled with the first ones that come, not again with each.
  begun.current ??= keys[firstShown(keys, null)];
  const first = firstShown(keys, from ?? begun.current ?? null);
  const list = useRef<HTMLElement>(null);
  const kept = useRef<{ item: Element; top: number } | null>(null);

  useLayoutEffect(() => {
    const { current } = kept;
    kept.current = null;
    if (current)
      window.scrollBy({ top: current.item.getBoundingClientRect().top - current.top, behavior: "instant" });
  });

  const showOlder = () => {
    const item = list.current?.querySelector("[data-newest]");
    if (item) kept.current = { item, top: item.getBoundingClientRect().top };
    setFrom(keys[Math.max(0, first - AT_ONCE)] ?? null);
  };
  return { shown: items.slice(first), older: first, showOlder, list };
}
