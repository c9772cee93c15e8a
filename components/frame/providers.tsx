import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { ClientProviders } from "@/components/frame/client-providers";

type ProvidersProps = { nonce: string | undefined; children: ReactNode };

/** What every page stands on; language, messages and time zone are those of the request. */
export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <NextIntlClientProvider>
      <ClientProviders nonce={nonce}>{children}</ClientProviders>
    </NextIntlClientProvider>
  );
}
