import type { AbstractIntlMessages } from "next-intl";

/** What the frame and the shared components say in the browser, on every page. */
export const FRAME_MESSAGES = ["common", "frame"] as const;

/** The messages of some namespaces: those that travel to the browser are sent with each page, so it gets its own only. */
export function pick(messages: AbstractIntlMessages, namespaces: readonly string[]): AbstractIntlMessages {
  const wanted = Object.entries(messages).filter(([namespace]) => namespaces.includes(namespace));
  return Object.fromEntries(wanted);
}
