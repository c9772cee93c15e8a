"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/shared/copy-button";
import { Alert } from "@/components/ui/alert";
import type { CredentialTest } from "@/lib/credentials/view";

/** What the vendor said to a key, with the RequestId its support asks for. */
export function TestResult({ test }: { test: CredentialTest }) {
  const t = useTranslations("credentials");
  if (test.kind === "works") {
    return (
      <Alert tone="success" title={t("works")} live>
        <p>{t("worksText", { ms: test.durationMs })}</p>
        <RequestId value={test.requestId} />
      </Alert>
    );
  }
  if (test.kind === "unanswered") {
    const known = `unanswered.${test.reason}`;
    return (
      <Alert tone="warning" title={t("unansweredTitle")} live>
        <p>{t.has(known) ? t(known) : t("unanswered.other", { reason: test.reason })}</p>
        {test.httpStatus === null ? null : <p>{t("refusedText", { status: test.httpStatus })}</p>}
        <RequestId value={test.requestId} />
      </Alert>
    );
  }
  return (
    <Alert tone="danger" title={t("refusedTitle", { code: test.code })} live>
      <p>{t("refusedText", { status: test.httpStatus })}</p>
      {test.message ? <p>{test.message}</p> : null}
      {test.advice ? <p>{test.advice}</p> : null}
      <RequestId value={test.requestId} />
    </Alert>
  );
}

function RequestId({ value }: { value: string | null }) {
  if (!value) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-1 text-xs text-ink-muted">
      {"RequestId"} <code className="break-all">{value}</code>
      <CopyButton value={value} name="RequestId" />
    </p>
  );
}
