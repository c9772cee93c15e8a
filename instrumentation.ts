import type { Instrumentation } from "next";

const recorded = new WeakSet<object>();

/** Puts on record, as one line, what made a page fail. Its reader is shown the digest to quote. */
export const onRequestError: Instrumentation.onRequestError = async (error, { method, path }, context) => {
  // Next tells of it for each part of the page that it reached.
  if (!(error instanceof Error) || recorded.has(error)) return;
  recorded.add(error);
  const { log } = await import("@/lib/platform/server/log");
  const digest = "digest" in error ? error.digest : undefined;
  // Without the query: what somebody searched for is theirs.
  const [place] = path.split("?", 1);
  log.error({ err: error, digest, method, path: place, routePath: context.routePath }, "a page failed");
};
