/** Where j, k, the arrows, Home and End lead among `count` rows; null when the key means nothing here. */
export function nextRow(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "j":
    case "ArrowDown":
      return Math.min(current + 1, count - 1);
    case "k":
    case "ArrowUp":
      return current < 0 ? 0 : Math.max(current - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** True where letters are typed or arrows already mean something. */
export function keepsItsKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      "input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=radiogroup]",
    ) !== null
  );
}
