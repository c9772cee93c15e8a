import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Permission } from "@/lib/auth/permissions";
import { type Actor, currentActor } from "@/lib/auth/server/actor";
import { authorize } from "@/lib/boundary/server/authorize";
import { readBody } from "@/lib/boundary/server/body";
import { observe, type Passage } from "@/lib/boundary/server/observe";
import { checkOrigin } from "@/lib/boundary/server/origin";
import { parseInput, type SchemaFor } from "@/lib/boundary/server/parse";
import { toPublicError } from "@/lib/boundary/server/public-error";
import { register } from "@/lib/boundary/server/registry";
import { requestLocale } from "@/lib/i18n/request-locale";
import { ERROR_STATUS } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import type { Locale } from "@/lib/kernel/localized-text";
import { env } from "@/lib/platform/server/env";

type Nothing = z.ZodUndefined;

export type RouteContext<P, Q, B, V> = {
  actor: P extends "public" ? Actor | null : Actor;
  /** Of the URL's search parameters; a name that comes twice keeps its last value. */
  query: Q;
  /** Of the path, `{ id }` for `[id]`. */
  params: V;
  body: B;
  request: Request;
  requestId: string;
  locale: Locale;
};

export type RouteSpec<
  P extends Permission | "public",
  Q extends z.ZodType,
  B extends z.ZodType,
  V extends z.ZodType,
> = {
  /** `transactions.list`: what the log, the metrics and the registry call it. */
  name: string;
  permission: P;
  query?: SchemaFor<Q>;
  params?: SchemaFor<V>;
  /** When given, a JSON body is read (64 kB at most) and must fit. */
  body?: SchemaFor<B>;
  /** Browsers ask this by themselves: it does not count as use of the session. */
  unattended?: boolean;
  /** For apps, which send no Origin. Only for a door that heeds no cookie; an Origin that comes is checked. */
  withoutOrigin?: boolean;
  /** Answers with data that becomes JSON, or with a Response of its own (a stream, say). */
  run(context: RouteContext<P, z.output<Q>, z.output<B>, z.output<V>>): Promise<unknown>;
};

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

/**
 * A route handler that has checked Origin (unless GET or HEAD), session, permission and input before `run` begins,
 * and answers with JSON that nobody may store, whatever happens.
 */
export function defineRoute<
  P extends Permission | "public",
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  V extends z.ZodType = Nothing,
>(spec: RouteSpec<P, Q, B, V>): Handler {
  register({ kind: "route", name: spec.name, permission: spec.permission });
  return async (request, context) => {
    const { name, permission } = spec;
    const startedAt = performance.now();
    const passage: Passage = { kind: "route", name, permission, requestId: newId(), actor: null, startedAt };
    try {
      const answer = await pass(spec, passage, request, await context.params);
      observe(passage);
      return answer instanceof Response ? answer : json(answer, 200, passage.requestId);
    } catch (error) {
      unstable_rethrow(error);
      observe(passage, error);
      const shown = await toPublicError(error, passage.requestId);
      return json({ error: shown }, ERROR_STATUS[shown.code], passage.requestId);
    }
  };
}

async function pass<
  P extends Permission | "public",
  Q extends z.ZodType,
  B extends z.ZodType,
  V extends z.ZodType,
>(spec: RouteSpec<P, Q, B, V>, passage: Passage, request: Request, rawParams: unknown): Promise<unknown> {
  const origin = request.headers.get("origin");
  const isApp = spec.withoutOrigin === true && origin === null;
  if (request.method !== "GET" && request.method !== "HEAD" && !isApp) {
    checkOrigin(origin, env().CONSOLE_PUBLIC_URL);
  }
  passage.actor = await currentActor(spec.unattended);
  const permission: Permission | "public" = spec.permission;
  if (permission !== "public") authorize(passage.actor, permission);
  const locale = await requestLocale();
  const url = new URL(request.url);
  return spec.run({
    // `authorize` has just thrown unless there is an actor or none is needed.
    actor: passage.actor as RouteContext<P, unknown, unknown, unknown>["actor"],
    params: await given(spec.params, () => rawParams, locale),
    query: await given(spec.query, () => Object.fromEntries(url.searchParams), locale),
    body: await given(spec.body, () => readBody(request), locale),
    request,
    requestId: passage.requestId,
    locale,
  });
}

/** What a schema makes of a part of the request; a part without a schema is never read. */
async function given<S extends z.ZodType>(
  schema: SchemaFor<S> | undefined,
  read: () => unknown,
  locale: Locale,
): Promise<z.output<S>> {
  return schema ? parseInput(schema, await read(), locale) : (undefined as z.output<S>);
}

function json(data: unknown, status: number, requestId: string): Response {
  return Response.json(data ?? null, {
    status,
    headers: { "cache-control": "no-store", "x-request-id": requestId },
  });
}
