"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { Forwarded } from "@/lib/callbacks/forward";

/** Of these it cannot be told whether anything arrived; of the others nothing did. */
const MAYBE_SENT = ["no-answer", "broken-off", "proxy-failed"];

/** What came of sending a delivery on: the answer's beginning as text and nothing more, or why there is none. */
export function SendOnOutcome({ came }: { came: Forwarded }) {
  const t = useTranslations("callbacks");
  if (!came.ok) {
    const wasSent = MAYBE_SENT.includes(came.problem);
    return (
      <Alert tone="warning" title={wasSent ? t("notAnswered", { ms: came.durationMs }) : t("notSent")}>
        <p>{t(`problems.${came.problem}`)}</p>
      </Alert>
    );
  }
  const { status, durationMs, redirectTo, text, cut } = came;
  return (
    <Alert tone={status < 300 ? "success" : "warning"} title={t("answered", { status, ms: durationMs })}>
      {redirectTo === null ? null : (
        <p className="break-all">{t("answerRedirect", { address: redirectTo })}</p>
      )}
      {text === "" ? (
        <p>{t("answerEmpty")}</p>
      ) : (
        <section aria-label={t("answerText")}>
          <pre className="mt-1 max-h-48 overflow-auto rounded border border-line bg-surface px-2 py-1 font-mono text-xs break-all whitespace-pre-wrap">
            {text}
          </pre>
        </section>
      )}
      {cut ? <p className="mt-1 text-ink-muted">{t("answerCut")}</p> : null}
    </Alert>
  );
}
