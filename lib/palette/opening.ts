const listeners = new Set<() => void>();

/** Opens the palette of the page, wherever the button stands. */
export function openPalette(): void {
  for (const listener of listeners) listener();
}

export function listenToOpening(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether this is a keyboard whose shortcuts are made with ⌘. */
export function hasCommandKey(platform: string): boolean {
  return /^(Mac|iPhone|iPad|iPod)/.test(platform);
}

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat">;

/** Ctrl-K, or ⌘K where shortcuts are made with that; with no other key. */
export function opensPalette(press: Press, withCommand: boolean): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = press;
  const [meant, other] = withCommand ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  return key.toLowerCase() === "k" && meant && !other && !altKey && !shiftKey && !repeat;
}
