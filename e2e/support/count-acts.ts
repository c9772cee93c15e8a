import type { BrowserContext } from "@playwright/test";
import type { Act } from "./keystroke-model";

// Of the page's own events: a press of a mouse or a finger, and each key, Ctrl too. What a key sets off is no press.
const IN_PAGE = `
  addEventListener("click", (event) => event.isTrusted && event.detail > 0 && window.__act("click"), true);
  addEventListener("keydown", (event) => event.isTrusted && !event.repeat && window.__act("key"), true);
`;

export type Counter = {
  start(): void;
  /** For what no page sees: a camera that is pointed at a code. */
  note(kind: "click"): void;
  stop(): Act[];
};

/** Counts what really arrives in the pages of some browsers. */
export async function countActs(...contexts: BrowserContext[]): Promise<Counter> {
  let acts: Act[] = [];
  let counting = false;
  const note = (kind: string) => {
    if (!counting) return;
    const last = acts.at(-1);
    if (kind === "click") acts.push({ kind: "click" });
    else if (last?.kind === "keys") last.count += 1;
    else acts.push({ kind: "keys", count: 1 });
  };
  for (const context of contexts) {
    await context.exposeBinding("__act", (_source, kind: string) => note(kind));
    await context.addInitScript(IN_PAGE);
  }
  return {
    note,
    start() {
      acts = [];
      counting = true;
    },
    stop() {
      counting = false;
      return acts;
    },
  };
}
