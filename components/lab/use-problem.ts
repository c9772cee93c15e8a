"use client";

import { useTranslations } from "next-intl";

/** Says why the console refused a run: the server names the message, of presets or of errors at large. */
export function useProblem(): (key: string) => string {
  const errors = useTranslations("errors");
  const presets = useTranslations("presets");
  return (key) => {
    const ofPresets = key.startsWith("presets.") ? key.slice("presets.".length) : "";
    if (ofPresets !== "" && presets.has(ofPresets)) return presets(ofPresets);
    return errors.has(key) ? errors(key) : key;
  };
}
