"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { createQueryClient } from "@/components/frame/query-client";
import { TimeZoneCookie } from "@/components/frame/time-zone-cookie";
import { Toaster } from "@/components/ui/toaster";

type ClientProvidersProps = { nonce: string | undefined; children: ReactNode };

export function ClientProviders({ nonce, children }: ClientProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <CSPProvider nonce={nonce} disableStyleElements>
      <ThemeProvider attribute="data-theme" defaultTheme="system" nonce={nonce} enableColorScheme={false}>
        <QueryClientProvider client={queryClient}>
          <NuqsAdapter>
            <Toaster>{children}</Toaster>
            <TimeZoneCookie />
          </NuqsAdapter>
        </QueryClientProvider>
      </ThemeProvider>
    </CSPProvider>
  );
}
