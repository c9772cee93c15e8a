"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { flushSync } from "react-dom";
import type { PublicError, Result } from "@/lib/kernel/result";

type Action<I, T> = (input: I) => Promise<Result<T>>;

/**
 * Calls a server action from a form or a button. `run` always resolves: when no answer came at all, with an error
 * that says so. `error` is the last failure, null while the next attempt is under way.
 */
export function useAction<I, T>(action: Action<I, T>) {
  const t = useTranslations("errors");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const silence = t("network");
  const run = useCallback(
    async (input: I): Promise<Result<T>> => {
      setPending(true);
      setError(null);
      const result = await action(input).catch((): Result<T> => {
        return {
          ok: false,
          error: { code: "unavailable", message: silence, fieldErrors: {}, requestId: "" },
        };
      });
      // At once, because the caller may put the focus on a field, and a disabled one takes none.
      flushSync(() => {
        if (!result.ok) setError(result.error);
        setPending(false);
      });
      return result;
    },
    [action, silence],
  );
  return { run, pending, error };
}
