import "server-only";
import type { z } from "zod";
import { AppError, type FieldErrors } from "@/lib/kernel/errors";
import type { Locale } from "@/lib/kernel/localized-text";

/** A schema, or one that speaks the reader's language. */
export type SchemaFor<S extends z.ZodType> = S | ((locale: Locale) => S);

/** What came from outside, checked; a fault is told on its own field (`issue.path.join(".")`), first one first. */
export async function parseInput<S extends z.ZodType>(
  schema: SchemaFor<S>,
  raw: unknown,
  locale: Locale,
): Promise<z.output<S>> {
  const chosen: S = typeof schema === "function" ? schema(locale) : schema;
  const parsed = await chosen.safeParseAsync(raw);
  if (parsed.success) return parsed.data;
  const fieldErrors: FieldErrors = {};
  for (const issue of parsed.error.issues) fieldErrors[issue.path.join(".")] ??= issue.message;
  throw new AppError("bad-input", "badInput", { fieldErrors });
}
