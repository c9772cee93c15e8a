import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseTimeZone, TIME_ZONE_COOKIE } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";
import { requestLocale } from "@/lib/i18n/request-locale";

/** Language and time zone of a request: no language in the path, so one address serves everybody. */
export default getRequestConfig(async () => {
  const [jar, locale] = await Promise.all([cookies(), requestLocale()]);
  const timeZone = chooseTimeZone(jar.get(TIME_ZONE_COOKIE)?.value);
  return { locale, timeZone, messages: messagesOf(locale), now: new Date() };
});
