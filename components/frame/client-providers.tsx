"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { TimeZoneCookie } from "@/components/frame/time-zone-cookie";

type ClientProvidersProps = { nonce: string | undefined; children: ReactNode };

/** What even the plainest page needs; whatever more a page needs, it brings itself. */
export function ClientProviders({ nonce, children }: ClientProvidersProps) {
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" nonce={nonce} enableColorScheme={false}>
      {children}
      <TimeZoneCookie />
    </ThemeProvider>
  );
}
