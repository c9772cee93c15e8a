import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor-type";
import type { Permission } from "@/lib/auth/permissions";
import { tokenIn } from "@/lib/auth/server/session-cookie";
import { findActor } from "@/lib/auth/server/sessions";
import { UNATTENDED_HEADER } from "@/lib/auth/unattended";
import { authorize } from "@/lib/boundary/server/authorize";
import { observe, type Passage } from "@/lib/boundary/server/observe";
import { newId } from "@/lib/kernel/ids";

/** A route that only reads and needs nothing of Next: `defineRoute` takes it, and so does `shortcut`. */
export type ReadSpec<Q extends z.ZodType> = {
  name: string;
  permission: Permission;
  query: Q;
  run(context: { actor: Actor; query: z.output<Q> }): Promise<unknown>;
};

export type ShortcutRequest = { url: string; headers: IncomingHttpHeaders };
export type ShortcutAnswer = { json: string; requestId: string };
export type Shortcut = (request: ShortcutRequest) => Promise<ShortcutAnswer | null>;

/**
 * A read that open pages ask for again and again, answered without what Next does for every request, which is more
 * than the reading. It checks the same session, the same permission and the same input, and leaves the same log line
 * and count. Null for anything but the usual answer: then the route itself is asked, refuses or fails, and says so.
 */
export function shortcut<Q extends z.ZodType>({ name, permission, query, run }: ReadSpec<Q>): Shortcut {
  return async ({ url, headers }) => {
    const token = tokenIn(headers.cookie);
    if (token === undefined) return null;
    const startedAt = performance.now();
    const passage: Passage = { kind: "route", name, permission, requestId: newId(), actor: null, startedAt };
    try {
      const found = await findActor(token, new Date(), UNATTENDED_HEADER in headers);
      const actor = authorize(found, permission);
      const asked = query.parse(Object.fromEntries(new URL(url, "http://console").searchParams));
      const json = JSON.stringify(await run({ actor, query: asked }));
      observe({ ...passage, actor });
      return { json, requestId: passage.requestId };
    } catch {
      return null;
    }
  };
}
