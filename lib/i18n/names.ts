import type { Locale } from "@/lib/kernel/localized-text";

/** The languages by the names they give themselves; `lang` is what a screen reader needs to speak them. */
export const LOCALE_CHOICES: readonly { value: Locale; label: string; lang: string }[] = [
  { value: "en", label: "English", lang: "en" },
  { value: "zh", label: "简体中文", lang: "zh-Hans" },
];
