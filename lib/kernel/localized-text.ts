/** The console's two languages: English and 简体中文. */
export const LOCALES = ["en", "zh"] as const;

export type Locale = (typeof LOCALES)[number];

/** A text that lives beside the data it explains, in every language of the console. */
export type LocalizedText = Record<Locale, string>;

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}
