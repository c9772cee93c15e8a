import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type ChangedBy, changedBy } from "@/lib/audit/server/audited-change";
import type { Permission } from "@/lib/auth/permissions";
import { type Actor, currentActor } from "@/lib/auth/server/actor";
import { authorize } from "@/lib/boundary/server/authorize";
import { observe, type Passage } from "@/lib/boundary/server/observe";
import { checkOrigin } from "@/lib/boundary/server/origin";
import { parseInput, type SchemaFor } from "@/lib/boundary/server/parse";
import { toPublicError } from "@/lib/boundary/server/public-error";
import { register } from "@/lib/boundary/server/registry";
import { TOO_LARGE_HEADER } from "@/lib/boundary/too-large";
import { requestLocale } from "@/lib/i18n/request-locale";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import type { Locale } from "@/lib/kernel/localized-text";
import type { Result } from "@/lib/kernel/result";
import { env } from "@/lib/platform/server/env";

export type ActionContext<I> = {
  actor: Actor;
  input: I;
  requestId: string;
  locale: Locale;
  /** The actor as `auditedChange` wants them. */
  by: ChangedBy;
};

export type ActionSpec<S extends z.ZodType, T> = {
  /** `people.add`: what the log, the metrics and the registry call it. */
  name: string;
  permission: Permission;
  input: SchemaFor<S>;
  /** For the one action that ends the state of having a one-time password. */
  beforePasswordChange?: boolean;
  run(context: ActionContext<z.output<S>>): Promise<T>;
  /**
   * For what no page of the console sends: writes down that somebody did. `fields` are paths of the schema; none are
   * known of what was too large to be read.
   */
  onBadInput?(refused: { by: ChangedBy; actor: Actor; fields: string[]; tooLarge: boolean }): Promise<void>;
};

/**
 * A server action that has checked Origin, session, permission and input before `run` begins, that answers with
 * plain data whatever happens, and that leaves one log line and one count.
 */
export function defineAction<S extends z.ZodType, T>(
  spec: ActionSpec<S, T>,
): (raw: z.input<S>) => Promise<Result<T>> {
  register({ kind: "action", name: spec.name, permission: spec.permission });
  return async (raw: unknown) => {
    const passage: Passage = {
      kind: "action",
      name: spec.name,
      permission: spec.permission,
      requestId: newId(),
      actor: null,
      startedAt: performance.now(),
    };
    try {
      const data = await pass(spec, passage, raw);
      observe(passage);
      return { ok: true, data };
    } catch (error) {
      unstable_rethrow(error);
      observe(passage, error);
      return { ok: false, error: await toPublicError(error, passage.requestId) };
    }
  };
}

async function pass<S extends z.ZodType, T>(
  spec: ActionSpec<S, T>,
  passage: Passage,
  raw: unknown,
): Promise<T> {
  const asked = await headers();
  checkOrigin(asked.get("origin"), env().CONSOLE_PUBLIC_URL);
  passage.actor = await currentActor();
  const actor = authorize(passage.actor, spec.permission, spec.beforePasswordChange);
  const locale = await requestLocale();
  const { requestId } = passage;
  const by = changedBy(actor, requestId);
  const tooLarge = asked.has(TOO_LARGE_HEADER);
  const reading = tooLarge ? refuseUnread() : parseInput(spec.input, raw, locale);
  const input = await reading.catch(async (problem: unknown) => {
    const fields = problem instanceof AppError ? Object.keys(problem.fieldErrors) : [];
    await spec.onBadInput?.({ by, actor, fields, tooLarge });
    throw problem;
  });
  return spec.run({ actor, input, requestId, locale, by });
}

async function refuseUnread(): Promise<never> {
  throw new AppError("too-large", "tooLarge");
}
