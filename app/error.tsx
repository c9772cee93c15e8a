"use client";

import { BareFrame } from "@/components/frame/bare-frame";
import { PageError } from "@/components/frame/page-error";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <BareFrame>
      <PageError reference={error.digest} onRetry={reset} />
    </BareFrame>
  );
}
