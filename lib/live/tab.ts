import { browserSurroundings, type Line, openLine } from "@/lib/live/line";
import type { StreamMessage } from "@/lib/live/stream-message";

type Listener = (message: StreamMessage) => void;

/** From one page to the next nobody listens for a moment. */
const LINGER_MS = 5_000;

const CATCH_UP: StreamMessage = { type: "catch-up" };

const listeners = new Set<Listener>();
let line: Line | undefined;
let up = false;
let leaving: ReturnType<typeof setTimeout> | undefined;

function tell(message: StreamMessage): void {
  if (message.type === "catch-up") up = true;
  if (message.type === "blind") up = false;
  for (const listener of listeners) listener(message);
}

/** After sleep, offline or a look at another tab, what is shown may be old, whatever the line says of itself. */
function wake(): void {
  if (document.visibilityState === "hidden") return;
  line?.wake();
  for (const listener of listeners) listener(CATCH_UP);
}

function begin(): void {
  line = openLine(tell, browserSurroundings());
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", wake);
}

function end(): void {
  document.removeEventListener("visibilitychange", wake);
  window.removeEventListener("online", wake);
  window.removeEventListener("pageshow", wake);
  line?.close();
  line = undefined;
  up = false;
}

/** Listens to the console's news in this tab; the line is open while anybody does. */
export function listenToNews(listener: Listener): () => void {
  clearTimeout(leaving);
  listeners.add(listener);
  if (!line) begin();
  // What has changed between the page's making and now was told to nobody here.
  else if (up) listener(CATCH_UP);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(leaving);
    leaving = setTimeout(end, LINGER_MS);
  };
}

/** True while news comes by itself. */
export const newsComes = () => up;
