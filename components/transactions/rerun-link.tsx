"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { useStory } from "@/lib/timeline/story-context";
import { again, varied } from "@/lib/transactions/starting-point";

/** Opens the form with this call in it, under a MerchantBizId of its own; nothing is sent by that. */
export function RerunLink() {
  const t = useTranslations("transactions.thread");
  const { transaction } = useStory().story;
  return <ButtonLink href={again(transaction.id)}>{t("rerun")}</ButtonLink>;
}

/** Opens a plan in the lab that begins with this call; nothing is sent by that. */
export function VaryLink() {
  const t = useTranslations("transactions.thread");
  const { transaction } = useStory().story;
  return <ButtonLink href={varied(transaction.id)}>{t("vary")}</ButtonLink>;
}
