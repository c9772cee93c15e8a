"use client";

import { useTranslations } from "next-intl";
import { type Definition, DefinitionList } from "@/components/shared/definition-list";
import { LocalTime } from "@/components/shared/local-time";
import { ownText } from "@/components/shared/own-text";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { useStory } from "@/lib/timeline/story-context";
import type { TransactionView } from "@/lib/transactions/view";

/** What the vendor answered, or how it kept silent. */
export function ResponseSection() {
  const t = useTranslations("transactions");
  const { transaction } = useStory().story;
  const items = useAnswer(transaction);
  return (
    <Card id="response" aria-labelledby="response-title" className="scroll-mt-16">
      <CardHeader title={t("response")} titleId="response-title" />
      <CardBody>
        {transaction.code === null ? (
          <p className="text-ink-muted">{t("noResponseYet")}</p>
        ) : (
          <DefinitionList items={items} columns={2} />
        )}
      </CardBody>
    </Card>
  );
}

function useAnswer(transaction: TransactionView): Definition[] {
  const t = useTranslations("transactions");
  const { code, httpStatus, message, requestId, answeredAt, durationMs, accessDeniedDetail } = transaction;
  const texts: Definition[] = [
    { term: "Code", value: code ?? "", mono: true },
    { term: t("meaning"), value: ownText(t, "silence", code ?? "") ?? "" },
    { term: t("httpStatus"), value: httpStatus === null ? "" : String(httpStatus), mono: true },
    { term: "Message", value: message ?? "" },
    { term: "RequestId", value: requestId ?? "", copy: requestId ?? "", mono: true },
    { term: t("duration"), value: durationMs === null ? "" : t("ms", { ms: durationMs }) },
    ...Object.entries(accessDeniedDetail ?? {}).map(([term, value]) => ({ term, value, mono: true })),
  ];
  const answered = answeredAt
    ? [{ term: t("answeredAt"), value: <LocalTime value={answeredAt} precision="millisecond" /> }]
    : [];
  return [...texts.filter(({ value }) => value !== ""), ...answered];
}
