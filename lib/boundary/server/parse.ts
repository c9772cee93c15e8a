import "server-only";
import type { z } from "zod";
import { AppError, type FieldErrors } from "@/lib/kernel/errors";
import type { Locale } from "@/lib/kernel/localized-text";

/** A schema, or one that speaks the reader's language. */
export type SchemaFor<S extends z.ZodType> = S | ((locale: Locale) => S);

/** Building a schema costs far more than using it: each is built once for each language. */
const built = new WeakMap<object, Map<Locale, z.ZodType>>();

function inLanguage<S extends z.ZodType>(schema: SchemaFor<S>, locale: Locale): S {
  if (typeof schema !== "function") return schema;
  const known = (built.get(schema) ?? new Map()) as Map<Locale, S>;
  built.set(schema, known);
  const chosen = known.get(locale) ?? schema(locale);
  known.set(locale, chosen);
  return chosen;
}

/** What came from outside, checked; a fault is told on its own field (`issue.path.join(".")`), first one first. */
export async function parseInput<S extends z.ZodType>(
  schema: SchemaFor<S>,
  raw: unknown,
  locale: Locale,
): Promise<z.output<S>> {
  const parsed = await inLanguage(schema, locale).safeParseAsync(raw);
  if (parsed.success) return parsed.data;
  const fieldErrors: FieldErrors = {};
  for (const issue of parsed.error.issues) fieldErrors[issue.path.join(".")] ??= issue.message;
  throw new AppError("bad-input", "badInput", { fieldErrors });
}
