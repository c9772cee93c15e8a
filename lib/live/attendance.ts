/** Somebody who has not touched anything for this long may still be reading; for longer, nobody is at the page. */
const ATTENDED_MS = 5 * 60_000;

const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel", "touchmove"] as const;

let touchedAt: number | undefined;

function touched(): void {
  touchedAt = performance.now();
}

/** From the first question on; to have opened the page counts as a touch. */
function watch(): number {
  for (const touch of TOUCHES) window.addEventListener(touch, touched, { passive: true, capture: true });
  touchedAt = 0;
  return touchedAt;
}

/** Whether somebody is at this page: what it then asks of the console counts as use of the session. */
export function isAttended(): boolean {
  return performance.now() - (touchedAt ?? watch()) < ATTENDED_MS;
}
