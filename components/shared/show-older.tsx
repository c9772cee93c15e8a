"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** On top of a list that begins with its newest: how many older ones there are, and a button that shows some. */
export function ShowOlder({ older, onPress }: { older: number; onPress: () => void }) {
  const t = useTranslations("common");
  return (
    <Button size="sm" onClick={onPress} data-print="hide">
      {t("showOlder", { count: older })}
    </Button>
  );
}
