import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, chooseTimeZone, LOCALE_COOKIE, TIME_ZONE_COOKIE } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

/** Language and time zone of a request: no language in the path, so one address serves everybody. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language"));
  const timeZone = chooseTimeZone(jar.get(TIME_ZONE_COOKIE)?.value);
  return { locale, timeZone, messages: messagesOf(locale), now: new Date() };
});
