import { useTranslations } from "next-intl";

/**
 * Turns what a schema said into a sentence. Schemas either speak the reader's language already (lib/initialize
 * quotes the vendor's rule), or name an entry of the `validation` messages (`required`) or of another namespace
 * (`account.password.tooShort`): the same names that the server understands.
 */
export function useValidationMessage(): (message: string) => string {
  const t = useTranslations();
  return (message) => {
    if (!/^[a-z][A-Za-z]*(\.[A-Za-z0-9]+)*$/.test(message)) return message;
    const key = message.includes(".") ? message : `validation.${message}`;
    return t.has(key) ? t(key) : message;
  };
}
