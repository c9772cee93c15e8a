import "server-only";
import { getTranslations } from "next-intl/server";
import { asAppError } from "@/lib/boundary/server/as-app-error";
import { AppError, type ErrorCode, type FieldErrors, type MessageValues } from "@/lib/kernel/errors";
import type { PublicError } from "@/lib/kernel/result";

type Translator = { (key: string, values?: MessageValues): string; has(key: string): boolean };

/** `not-signed-in` -> `notSignedIn`, the key of its sentence among the `errors` messages. */
export function keyOfCode(code: ErrorCode): string {
  return code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function sentence(t: Translator, key: string, values: MessageValues): string | null {
  const candidates = key.includes(".") ? [key] : [`errors.${key}`];
  const found = candidates.find((candidate) => t.has(candidate));
  return found === undefined ? null : t(found, values);
}

/**
 * What the browser may learn of a failure, in the reader's language. A `messageKey` with a dot names another
 * namespace (`people.lastAdmin`); field errors that are such keys are translated too, others are texts already.
 * What `asAppError` knows nothing of becomes "internal" with the request id and nothing more.
 */
export async function toPublicError(error: unknown, requestId: string): Promise<PublicError> {
  const known = asAppError(error) ?? new AppError("internal", "internal");
  const t = (await getTranslations()) as unknown as Translator;
  const fieldErrors: FieldErrors = {};
  for (const [field, text] of Object.entries(known.fieldErrors)) {
    fieldErrors[field] = translateProblem(t, text, known.values);
  }
  const message =
    sentence(t, known.messageKey, known.values) ??
    sentence(t, keyOfCode(known.code), known.values) ??
    known.code;
  return { code: known.code, message, fieldErrors, requestId };
}

/** A problem is a sentence, the full key of one (`people.emailTaken`), or the name of one in `validation`. */
export function translateProblem(t: Translator, text: string, values: MessageValues = {}): string {
  if (!/^[a-z][A-Za-z]*(\.[A-Za-z0-9]+)*$/.test(text)) return text;
  const key = text.includes(".") ? text : `validation.${text}`;
  return t.has(key) ? t(key, values) : text;
}
