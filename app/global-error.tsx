"use client";

import "./globals.css";
import { PageError } from "@/components/frame/page-error";

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** Stands in for everything, the root layout too. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <main>
          <PageError reference={error.digest} onRetry={reset} />
        </main>
      </body>
    </html>
  );
}
