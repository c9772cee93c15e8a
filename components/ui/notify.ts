export type NoticeTone = "success" | "info" | "warning" | "danger";

export type Notice = { id: number; tone: NoticeTone; title: string; description: string | undefined };

let notices: readonly Notice[] = [];
let made = 0;
const listeners = new Set<() => void>();

function set(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

/**
 * Says in a corner that something happened elsewhere on the page. What a person must act on belongs beside the
 * thing itself, not here: a notice goes away. Problems stay until they are dismissed.
 */
export function notify(tone: NoticeTone, title: string, description?: string): void {
  made += 1;
  set([...notices, { id: made, tone, title, description }]);
}

export function dismissNotice(id: number): void {
  set(notices.filter((notice) => notice.id !== id));
}

/** The notices of the page, oldest first; drawn by components/ui/toaster. */
export function readNotices(): readonly Notice[] {
  return notices;
}

export function listenToNotices(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Problems stay; whatever went well is gone after this long. */
export function staysFor({ tone }: Notice): number | null {
  return tone === "danger" || tone === "warning" ? null : 5_000;
}
