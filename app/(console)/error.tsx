"use client";

import { PageError } from "@/components/frame/page-error";
import { CopyButton } from "@/components/shared/copy-button";

type ErrorPageProps = { error: Error & { digest?: string } };

export default function ErrorPage({ error }: ErrorPageProps) {
  return (
    <PageError
      reference={error.digest}
      copy={(reference, name) => <CopyButton value={reference} name={name} />}
    />
  );
}
