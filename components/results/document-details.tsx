"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthenticityLine } from "@/components/results/authenticity-line";
import { FieldGroups, type ShownGroup } from "@/components/results/field-groups";
import { ReasonDialog } from "@/components/results/reason-dialog";
import { useRevealed } from "@/components/results/use-revealed";
import { LocalTime } from "@/components/shared/local-time";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { revealResult } from "@/lib/results/actions";
import type { DetailsView, RevealedDetails } from "@/lib/results/personal-data";
import { isPictureMark } from "@/lib/results/picture-mark";
import { useStory } from "@/lib/timeline/story-context";

/** What the document says, masked; unmasked for two minutes for whoever may, and says why. */
export function DocumentDetails({ mayReveal }: { mayReveal: boolean }) {
  const t = useTranslations("personal");
  const { details } = useStory().story;
  if (details === null) return null;
  return (
    <section aria-labelledby="document-title" className="flex flex-col gap-3 border-t border-line p-4">
      <h3 id="document-title" className="font-semibold">
        {t("title")}
      </h3>
      {details.kind === "unreadable" ? <Alert tone="warning">{t("unreadable")}</Alert> : null}
      {details.kind === "erased" ? (
        <p className="text-ink-muted">
          {t("erasedDetails")} <LocalTime value={details.at} />
        </p>
      ) : null}
      {details.kind === "held" ? <Held details={details} mayReveal={mayReveal} /> : null}
    </section>
  );
}

type HeldProps = { details: Extract<DetailsView, { kind: "held" }>; mayReveal: boolean };

function Held({ details, mayReveal }: HeldProps) {
  const t = useTranslations("personal");
  const { revealed, show, hide } = useRevealed<RevealedDetails>();
  return (
    <>
      {details.authenticity ? <AuthenticityLine authenticity={details.authenticity} /> : null}
      <p className="text-sm text-ink-muted">
        {revealed ? t("reveal.shown") : t("maskedHint")} {t("askedAt")} <LocalTime value={details.askedAt} />
      </p>
      <FieldGroups groups={revealed ? rawGroups(revealed) : maskedGroups(details)} />
      {details.cut ? <p className="text-sm text-ink-muted">{t("cut")}</p> : null}
      {mayReveal ? <Reveal shown={revealed !== null} onShow={show} onHide={hide} /> : null}
    </>
  );
}

type RevealProps = { shown: boolean; onShow: (details: RevealedDetails) => void; onHide: () => void };

function Reveal({ shown, onShow, onHide }: RevealProps) {
  const t = useTranslations("personal.reveal");
  const { story, refresh } = useStory();
  const [asking, setAsking] = useState(false);
  const done = (details: RevealedDetails) => {
    onShow(details);
    void refresh();
  };
  return (
    <div data-print="hide">
      {shown ? (
        <Button onClick={onHide}>{t("hide")}</Button>
      ) : (
        <Button onClick={() => setAsking(true)} aria-haspopup="dialog">
          <Eye aria-hidden className="size-4" />
          {t("action")}
        </Button>
      )}
      {asking ? (
        <ReasonDialog
          title={t("title")}
          submit={t("do")}
          id={story.transaction.id}
          action={revealResult}
          onDone={done}
          onClose={() => setAsking(false)}
        >
          <p>{t("text")}</p>
        </ReasonDialog>
      ) : null}
    </div>
  );
}

function maskedGroups({ groups }: HeldProps["details"]): ShownGroup[] {
  return groups.map(({ name, fields }) => ({
    name,
    fields: fields.map(({ path, shown, look, corrected }) => ({
      path,
      text: shown,
      note: look === "empty" || look === "picture" ? look : null,
      corrected,
    })),
  }));
}

function rawGroups({ groups }: RevealedDetails): ShownGroup[] {
  return groups.map(({ name, fields }) => ({
    name,
    fields: fields.map(({ path, value, cut }) => ({
      path,
      text: cut ? `${value}…` : value,
      note: value === "" ? "empty" : isPictureMark(value) ? "picture" : null,
      corrected: false,
    })),
  }));
}
