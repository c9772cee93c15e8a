"use client";

import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/shared/definition-list";
import { ERASED } from "@/lib/transactions/erased";
import type { TransactionView } from "@/lib/transactions/view";

/** Every id of a transaction, each to be copied; where one was erased, a word that it was. */
export function TransactionIds({ transaction }: { transaction: TransactionView }) {
  const t = useTranslations("transactions");
  const { transactionId, merchantBizId, requestId, merchantUserHash, id } = transaction;
  const ids = [
    { term: "TransactionId", value: transactionId },
    { term: "MerchantBizId", value: merchantBizId },
    { term: "RequestId", value: requestId },
    { term: t("userHash"), value: merchantUserHash, shown: `${merchantUserHash.slice(0, 16)}…` },
    { term: t("consoleId"), value: id },
  ].flatMap(({ term, value, shown }) => {
    if (value === null) return [];
    return value === ERASED
      ? [{ term, value: t("sentAs.erased") }]
      : [{ term, value: shown ?? value, copy: value, mono: true }];
  });
  return <DefinitionList items={ids} columns={3} />;
}
