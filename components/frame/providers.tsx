import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientProviders } from "@/components/frame/client-providers";
import { FRAME_MESSAGES, pick } from "@/lib/i18n/pick";

type ProvidersProps = { nonce: string | undefined; children: ReactNode };

/** What every page stands on; language and time zone are those of the request. Pages add their own messages. */
export async function Providers({ nonce, children }: ProvidersProps) {
  return (
    <NextIntlClientProvider messages={pick(await getMessages(), FRAME_MESSAGES)}>
      <ClientProviders nonce={nonce}>{children}</ClientProviders>
    </NextIntlClientProvider>
  );
}
