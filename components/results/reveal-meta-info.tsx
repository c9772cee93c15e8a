"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "@/components/results/reason-dialog";
import { useRevealed } from "@/components/results/use-revealed";
import { Button } from "@/components/ui/button";
import { revealMetaInfo } from "@/lib/results/actions";
import { useStory } from "@/lib/timeline/story-context";

/** MetaInfo as it was sent, for two minutes, for whoever may see it and says why. */
export function RevealMetaInfo() {
  const t = useTranslations("personal");
  const { story, refresh } = useStory();
  const { revealed, show, hide } = useRevealed<string>();
  const [asking, setAsking] = useState(false);
  const done = (metaInfo: string) => {
    show(metaInfo);
    void refresh();
  };
  return (
    <div className="flex flex-col items-start gap-1" data-print="hide">
      {revealed === null ? (
        <Button size="sm" onClick={() => setAsking(true)} aria-haspopup="dialog">
          <Eye aria-hidden className="size-4" />
          {t("metaInfo.action")}
        </Button>
      ) : (
        <>
          <code className="text-xs break-all">{revealed}</code>
          <Button size="sm" onClick={hide}>
            {t("reveal.hide")}
          </Button>
        </>
      )}
      {asking ? (
        <ReasonDialog
          title={t("metaInfo.title")}
          submit={t("reveal.do")}
          id={story.transaction.id}
          action={revealMetaInfo}
          onDone={done}
          onClose={() => setAsking(false)}
        >
          <p>{t("reveal.text")}</p>
        </ReasonDialog>
      ) : null}
    </div>
  );
}
