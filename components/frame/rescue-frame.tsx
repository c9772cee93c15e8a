"use client";

import { NextIntlClientProvider } from "next-intl";
import { useSyncExternalStore } from "react";
import { PageError } from "@/components/frame/page-error";
import { chooseLocale, DEFAULT_LOCALE, LOCALE_COOKIE } from "@/lib/i18n/locale";
import { RESCUE_MESSAGES } from "@/lib/i18n/rescue-messages";
import type { Locale } from "@/lib/kernel/localized-text";

function localeOfBrowser(): Locale {
  const chosen = document.cookie.match(new RegExp(`(?:^|; )${LOCALE_COOKIE}=([^;]*)`))?.[1];
  return chooseLocale(chosen, navigator.languages.join(","));
}

const never = () => () => {};

/** An error page that needs nothing from the server: even the language is read from the browser. */
export function RescueFrame(props: { reference: string | undefined; onRetry: () => void }) {
  const locale = useSyncExternalStore(never, localeOfBrowser, () => DEFAULT_LOCALE);
  return (
    <NextIntlClientProvider locale={locale} messages={RESCUE_MESSAGES[locale]} timeZone="UTC">
      <main>
        <PageError {...props} />
      </main>
    </NextIntlClientProvider>
  );
}
