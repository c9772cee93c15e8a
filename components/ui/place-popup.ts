export type Align = "start" | "center" | "end";

const GAP = 6;
const EDGE = 8;

/**
 * Puts a popup of the top layer under its anchor, or above where there is more room, and never out of the window.
 * By hand, because not every browser of the last two years anchors by style alone.
 */
export function placePopup(popup: HTMLElement, anchor: Element, align: Align): void {
  const at = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const below = clientHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  const under = popup.scrollHeight <= below || below >= above;
  popup.style.maxHeight = `${Math.max(under ? below : above, 0)}px`;
  const { width, height } = popup.getBoundingClientRect();
  const wished = {
    start: at.left,
    center: at.left + (at.width - width) / 2,
    end: at.right - width,
  }[align];
  popup.style.left = `${Math.max(EDGE, Math.min(wished, clientWidth - width - EDGE))}px`;
  popup.style.top = `${under ? at.bottom + GAP : at.top - GAP - height}px`;
}

/** Keeps it there while things scroll or the window changes. @returns a function that ends this */
export function keepPlaced(popup: HTMLElement, anchor: Element, align: Align): () => void {
  const place = () => placePopup(popup, anchor, align);
  place();
  window.addEventListener("scroll", place, { capture: true, passive: true });
  window.addEventListener("resize", place);
  return () => {
    window.removeEventListener("scroll", place, { capture: true });
    window.removeEventListener("resize", place);
  };
}
