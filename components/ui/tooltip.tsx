"use client";

import { type ReactElement, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { keepPlaced } from "@/components/ui/place-popup";

type TooltipProps = {
  /** Shown on hover and focus. It is no accessible name: the child has its own. */
  text: ReactNode;
  /** One element that can take the focus. */
  children: ReactElement;
};

const OPEN_AFTER_MS = 300;
/** Long enough to move the pointer over the gap, onto the words. */
const CLOSE_AFTER_MS = 120;

export function Tooltip({ text, children }: TooltipProps) {
  const [shown, setShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = (next: boolean, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(next), wait);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches over the element within, which is pressed.
    <span
      className="contents"
      onPointerEnter={({ pointerType }) => pointerType !== "touch" && soon(true, OPEN_AFTER_MS)}
      onPointerLeave={() => soon(false, CLOSE_AFTER_MS)}
      onFocus={({ target }) => target.matches(":focus-visible") && soon(true, 0)}
      onBlur={() => soon(false, 0)}
    >
      {children}
      {shown ? <Words onEscape={() => soon(false, 0)}>{text}</Words> : null}
    </span>
  );
}

function Words({ children, onEscape }: { children: ReactNode; onEscape: () => void }) {
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent) => key === "Escape" && onEscape();
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [onEscape]);
  const place = useCallback((popup: HTMLElement | null) => {
    const anchor = popup?.previousElementSibling;
    if (!popup || !anchor) return;
    popup.showPopover();
    return keepPlaced(popup, anchor, "center");
  }, []);
  return (
    <span
      ref={place}
      popover="manual"
      role="tooltip"
      className="inset-auto m-0 max-w-xs rounded border border-line bg-surface-raised px-2 py-1 text-xs text-ink shadow-overlay transition-opacity starting:opacity-0"
    >
      {children}
    </span>
  );
}
