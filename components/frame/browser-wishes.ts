"use client";

import { useSyncExternalStore } from "react";
import { chooseLocale, DEFAULT_LOCALE, LOCALE_COOKIE } from "@/lib/i18n/locale";
import type { Locale } from "@/lib/kernel/localized-text";

// For pages that stand when nothing else does: all of it is read from the browser.

const never = () => () => {};

function localeOfBrowser(): Locale {
  const chosen = document.cookie.match(new RegExp(`(?:^|; )${LOCALE_COOKIE}=([^;]*)`))?.[1];
  return chooseLocale(chosen, navigator.languages.join(","));
}

/** The language that somebody has chosen here, else the browser's. */
export function useBrowserLocale(): Locale {
  return useSyncExternalStore(never, localeOfBrowser, () => DEFAULT_LOCALE);
}

type Theme = "dark" | "light";

/** Where next-themes keeps the choice. */
const THEME_KEY = "theme";

/** @param kept what was chosen in the console; anything but a theme of its own leaves it to the browser */
export function chooseTheme(kept: string | null, prefersDark: boolean): Theme {
  if (kept === "dark" || kept === "light") return kept;
  return prefersDark ? "dark" : "light";
}

const darkness = () => window.matchMedia("(prefers-color-scheme: dark)");

function listen(changed: () => void): () => void {
  const query = darkness();
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

function keptTheme(): string | null {
  try {
    return localStorage.getItem(THEME_KEY);
  } catch {
    // A browser that keeps nothing for anybody.
    return null;
  }
}

/** Light or dark, as the console is shown in this browser. */
export function useBrowserTheme(): Theme {
  return useSyncExternalStore(
    listen,
    () => chooseTheme(keptTheme(), darkness().matches),
    () => "light",
  );
}
