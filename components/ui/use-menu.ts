import { type KeyboardEvent, type ToggleEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { nextItem } from "@/components/ui/menu-keys";
import { type Align, keepPlaced } from "@/components/ui/place-popup";

const itemsOf = (popup: HTMLElement) => [
  ...popup.querySelectorAll<HTMLElement>("[role^=menuitem]:not([aria-disabled])"),
];

/** What a menu does. The browser's own popover brings the top layer, Escape, and closing by a press beside it. */
export function useMenu(align: Align) {
  const popup = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);

  useEffect(() => {
    if (anchor && popup.current) return keepPlaced(popup.current, anchor, align);
  }, [anchor, align]);

  function show(trigger: HTMLElement, focused: 0 | -1): void {
    // The items must stand before the popup is measured and one of them takes the focus.
    flushSync(() => setAnchor(trigger));
    if (!popup.current) return;
    popup.current.showPopover();
    keepPlaced(popup.current, trigger, align)();
    const items = itemsOf(popup.current);
    (items.find((item) => item.ariaChecked === "true") ?? items.at(focused))?.focus();
  }

  function hide(): void {
    popup.current?.hidePopover();
    anchor?.focus();
  }

  function onTriggerKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    show(event.currentTarget, event.key === "ArrowDown" ? 0 : -1);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // Leaves from the button, so that Tab goes on from there.
    if (event.key === "Tab") hide();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = itemsOf(event.currentTarget);
    const current = items.findIndex((item) => item.matches(":focus"));
    const next = nextItem(
      event.key,
      current,
      items.map((item) => item.textContent),
    );
    if (next === null) return;
    event.preventDefault();
    items[next]?.focus();
  }

  function onToggle({ newState, currentTarget }: ToggleEvent<HTMLElement>): void {
    if (newState === "open") return;
    // Safari gives no focus to a pressed button, so it cannot give it back by itself after Escape.
    if (currentTarget.contains(document.activeElement)) anchor?.focus();
    setAnchor(null);
  }

  return { popup, open: anchor !== null, show, hide, onTriggerKeyDown, onKeyDown, onToggle };
}
