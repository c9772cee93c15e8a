"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PublicError } from "@/lib/kernel/result";

/** Posts JSON to one of the phone's addresses. `knock` resolves with whether it was done. */
export function usePhoneDoor(address: string) {
  const t = useTranslations("errors");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const silence: PublicError = {
    code: "unavailable",
    message: t("network"),
    fieldErrors: {},
    requestId: "",
  };
  const knock = async (body: unknown): Promise<boolean> => {
    setPending(true);
    setError(null);
    const problem = await post(address, body, silence);
    setError(problem);
    setPending(false);
    return problem === null;
  };
  return { knock, pending, error };
}

async function post(address: string, body: unknown, silence: PublicError): Promise<PublicError | null> {
  try {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
    if (answer.ok) return null;
    const { error } = (await answer.json()) as { error?: PublicError };
    return error ?? silence;
  } catch {
    return silence;
  }
}
