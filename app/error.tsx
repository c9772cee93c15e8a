"use client";

import { PageError } from "@/components/frame/page-error";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <PageError reference={error.digest} onRetry={reset} />;
}
