"use client";

import { type RefObject, useEffect } from "react";

/**
 * Tells the page how high the bar is that stays at its bottom: notices rise above it, and what takes the focus scrolls
 * out from under it.
 */
export function useBottomBar(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = bar;
    if (!current) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      const height = `${current.offsetHeight}px`;
      style.setProperty("--bottom-bar", height);
      style.scrollPaddingBottom = height;
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
      style.removeProperty("--bottom-bar");
      style.removeProperty("scroll-padding-bottom");
    };
  }, [bar]);
}
