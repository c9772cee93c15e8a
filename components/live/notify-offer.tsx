"use client";

import { Bell } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { turnNotificationsOn, useNotifyChoice } from "@/lib/live/notify-choice";
import { useStory } from "@/lib/timeline/story-context";
import { isUnsettled } from "@/lib/transactions/state";

/** On the page of one's own transaction, while its outcome is awaited and notifications are off. */
export function NotifyOffer() {
  const t = useTranslations("live.notify");
  const choice = useNotifyChoice();
  const { state } = useStory().story.transaction;
  if (choice !== "off" || !isUnsettled(state)) return null;
  return (
    <Button variant="ghost" size="sm" onClick={() => turnNotificationsOn(t("example"))}>
      <Bell aria-hidden className="size-3.5" />
      {t("offer")}
    </Button>
  );
}
