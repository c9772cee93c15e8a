"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "@/components/results/reason-dialog";
import { useRevealed } from "@/components/results/use-revealed";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { revealResultImage } from "@/lib/results/actions";
import type { ImageView, RevealedImage } from "@/lib/results/personal-data";
import { useStory } from "@/lib/timeline/story-context";

/** Pictures that came with the result: that they are there for everybody, themselves for whoever may and says why. */
export function Pictures({ mayReveal }: { mayReveal: boolean }) {
  const t = useTranslations("personal.pictures");
  const { images } = useStory().story;
  if (images.length === 0) return null;
  return (
    <section aria-labelledby="pictures-title" className="flex flex-col gap-2 border-t border-line p-4">
      <h3 id="pictures-title" className="font-semibold">
        {t("title")}
      </h3>
      <p className="text-sm text-ink-muted">{t("hint")}</p>
      <ul className="flex flex-col gap-2">
        {images.map((image) => (
          <Picture key={image.id} image={image} mayReveal={mayReveal} />
        ))}
      </ul>
    </section>
  );
}

function Picture({ image, mayReveal }: { image: ImageView; mayReveal: boolean }) {
  const t = useTranslations("personal");
  const { refresh } = useStory();
  const { revealed, show, hide } = useRevealed<RevealedImage>();
  const [asking, setAsking] = useState(false);
  const { name, mediaType, bytes, erased } = image;
  const done = (shown: RevealedImage) => {
    show(shown);
    void refresh();
  };
  return (
    <li className="flex flex-col items-start gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <code className="text-xs break-all">{name}</code>
        <span className="text-sm text-ink-muted">
          {mediaType} · {t("pictures.bytes", { kb: Math.ceil(bytes / 1_024) })}
        </span>
        {erased ? <Badge>{t("pictures.erased")}</Badge> : null}
        {mayReveal && !erased && !revealed ? (
          <Button size="sm" onClick={() => setAsking(true)} aria-haspopup="dialog" data-print="hide">
            <Eye aria-hidden className="size-4" />
            {t("pictures.action")}
          </Button>
        ) : null}
        {revealed ? (
          <Button size="sm" onClick={hide} data-print="hide">
            {t("reveal.hide")}
          </Button>
        ) : null}
      </div>
      {revealed ? (
        // biome-ignore lint/performance/noImgElement: its bytes came with the action's answer, no address leads to them.
        <img
          src={`data:${revealed.mediaType};base64,${revealed.base64}`}
          alt={t("pictures.alt", { name })}
          className="max-h-96 max-w-full rounded border border-line"
          data-print="hide"
        />
      ) : null}
      {asking ? (
        <ReasonDialog
          title={t("pictures.dialogTitle", { name })}
          submit={t("reveal.do")}
          id={image.id}
          action={revealResultImage}
          onDone={done}
          onClose={() => setAsking(false)}
        >
          <p>{t("reveal.text")}</p>
        </ReasonDialog>
      ) : null}
    </li>
  );
}
