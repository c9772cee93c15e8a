"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { useStory } from "@/lib/timeline/story-context";
import { again } from "@/lib/transactions/starting-point";

/** Opens the form with this call in it, under a MerchantBizId of its own; nothing is sent by that. */
export function RerunLink() {
  const t = useTranslations("transactions.thread");
  const { transaction } = useStory().story;
  return <ButtonLink href={again(transaction.id)}>{t("rerun")}</ButtonLink>;
}
