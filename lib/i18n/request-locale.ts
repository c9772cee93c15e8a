import { cookies, headers } from "next/headers";
import { chooseLocale, LOCALE_COOKIE } from "@/lib/i18n/locale";
import type { Locale } from "@/lib/kernel/localized-text";

/** The language of a request, for those who need that alone: next-intl's own getLocale prepares all its messages. */
export async function requestLocale(): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLocale(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language"));
}
