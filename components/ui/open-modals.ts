const open: HTMLDialogElement[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Counts a dialog that stands over the page. @returns a function that takes it out again */
export function countModal(dialog: HTMLDialogElement): () => void {
  open.push(dialog);
  tell();
  return () => {
    open.splice(open.indexOf(dialog), 1);
    tell();
  };
}

/** The uppermost dialog: all outside it can be neither pressed nor heard. Null while there is none. */
export function topModal(): HTMLDialogElement | null {
  return open.at(-1) ?? null;
}

export function listenToModals(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
