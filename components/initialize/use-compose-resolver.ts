"use client";

import { useEffect, useMemo } from "react";
import type { Resolver } from "react-hook-form";
import type { ComposeSetting, ComposeValues } from "@/components/initialize/compose-values";
import type { Locale } from "@/lib/kernel/localized-text";

const load = () => import("@/components/initialize/compose-resolver");

/** Lets what was typed be painted first. */
const rested = () =>
  new Promise<unknown>((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: 100 });
    else setTimeout(resolve, 30);
  });

/**
 * Checks the form by the server's own schema, which is fetched once the form stands: nobody waits for it to read or
 * to type. Should it not arrive, the server's check is the only one.
 */
export function useComposeResolver(setting: ComposeSetting, locale: Locale): Resolver<ComposeValues> {
  useEffect(() => void load().catch(() => {}), []);
  return useMemo(() => {
    const loaded = async () => (await load()).composeResolver(setting, locale);
    let resolver: Promise<Resolver<ComposeValues>> | undefined;
    return async (values, context, options) => {
      await rested();
      resolver ??= loaded();
      const check = await resolver.catch(() => {
        resolver = undefined;
        return null;
      });
      return check ? check(values, context, options) : { values, errors: {} };
    };
  }, [setting, locale]);
}
