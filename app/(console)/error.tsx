"use client";

import { PageError } from "@/components/frame/page-error";
import { CopyButton } from "@/components/shared/copy-button";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <PageError
      reference={error.digest}
      onRetry={reset}
      copy={(reference, name) => <CopyButton value={reference} name={name} />}
    />
  );
}
