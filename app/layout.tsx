import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/frame/providers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  const name = t("appName");
  return {
    title: { default: name, template: `%s · ${name}` },
    referrer: "no-referrer",
    robots: { index: false, follow: false },
    icons: { icon: "/icon.svg" },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

const LANG = { en: "en", zh: "zh-Hans" } as const;

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, head] = await Promise.all([getLocale(), headers()]);
  return (
    // The theme script sets data-theme before hydration, which is the one difference expected here.
    <html lang={LANG[locale]} suppressHydrationWarning>
      <body>
        <Providers nonce={head.get("x-nonce") ?? undefined}>{children}</Providers>
      </body>
    </html>
  );
}
