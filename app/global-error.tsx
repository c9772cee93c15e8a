"use client";

import "./globals.css";
import { useBrowserLocale, useBrowserTheme } from "@/components/frame/browser-wishes";
import { PageError } from "@/components/frame/page-error";

type GlobalErrorProps = { error: Error & { digest?: string } };

/** Stands in for everything, the root layout too, so nothing but this puts the theme on the page. */
export default function GlobalError({ error }: GlobalErrorProps) {
  const lang = { en: "en", zh: "zh-Hans" }[useBrowserLocale()];
  return (
    <html lang={lang} data-theme={useBrowserTheme()} suppressHydrationWarning>
      <body>
        <main>
          <PageError reference={error.digest} />
        </main>
      </body>
    </html>
  );
}
