"use client";

import "./globals.css";
import { RescueFrame } from "@/components/frame/rescue-frame";

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** Stands in for everything, the root layout too, so it brings its own messages. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <RescueFrame reference={error.digest} onRetry={reset} />
      </body>
    </html>
  );
}
