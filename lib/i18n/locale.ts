import { isLocale, LOCALES, type Locale } from "@/lib/kernel/localized-text";

/** Holds the language a person chose; not secret and not tied to a session. */
export const LOCALE_COOKIE = "locale";

/** Holds the IANA name of the browser's time zone, so that the server's first paint already shows local times. */
export const TIME_ZONE_COOKIE = "time-zone";

export const DEFAULT_LOCALE: Locale = "en";

type Wish = { tag: string; weight: number };

function readWish(part: string): Wish {
  const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  const weight = quality ? Number(quality.slice(2)) : 1;
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}

/** The console's language for an Accept-Language header: the best weighted one that it speaks. */
export function localeFromHeader(header: string | null | undefined): Locale {
  const wishes = (header ?? "")
    .split(",")
    .map(readWish)
    .filter((wish) => wish.tag !== "" && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    const spoken = LOCALES.find((locale) => tag === locale || tag.startsWith(`${locale}-`));
    if (spoken) return spoken;
  }
  return DEFAULT_LOCALE;
}

/** A person's choice first, then their browser's wish. */
export function chooseLocale(cookie: string | undefined, header: string | null | undefined): Locale {
  return isLocale(cookie) ? cookie : localeFromHeader(header);
}

/** The zone a browser named in its cookie, or UTC when it named none that exists. */
export function chooseTimeZone(cookie: string | undefined): string {
  if (!cookie || cookie.length > 64) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: cookie }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
