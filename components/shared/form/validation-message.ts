import { useTranslations } from "next-intl";

/**
 * Turns what a schema said into a sentence. Schemas either speak the reader's language already (lib/initialize
 * quotes the vendor's rule) or name an entry of the `validation` messages.
 */
export function useValidationMessage(): (message: string) => string {
  const t = useTranslations("validation");
  return (message) => (/^[A-Za-z][A-Za-z0-9]*$/.test(message) && t.has(message) ? t(message) : message);
}
