"use client";

import { useTranslations } from "next-intl";
import { notify } from "@/components/ui/notify";
import { useAction } from "@/lib/boundary/use-action";
import { judgeAgain } from "@/lib/results/actions";
import { useStory } from "@/lib/timeline/story-context";

/** Judges the deliveries of the page's transaction again and says in a notice what came of it. */
export function useJudgeAgain() {
  const t = useTranslations("callbacks");
  const { story, refresh } = useStory();
  const { run, pending } = useAction(judgeAgain);
  return {
    pending,
    run: async () => {
      const result = await run({ id: story.transaction.id });
      if (!result.ok) notify("danger", result.error.message, result.error.requestId);
      else {
        const { outcome, contradicted } = result.data;
        notify(
          contradicted ? "warning" : "info",
          t(`judged.${outcome}`),
          contradicted ? t("alert.contradictsTitle") : undefined,
        );
      }
      await refresh();
    },
  };
}
