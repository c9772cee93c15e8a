"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "@/components/results/reason-dialog";
import { LocalTime } from "@/components/shared/local-time";
import { useVendorName } from "@/components/shared/use-vendor-name";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import { eraseResult } from "@/lib/results/actions";
import type { ErasureView } from "@/lib/results/personal-data";
import { useStory } from "@/lib/timeline/story-context";
import type { TransactionView } from "@/lib/transactions/view";

/** What was erased and whether the vendor confirmed it, and the button for it. */
export function ErasurePart({ mayErase }: { mayErase: boolean }) {
  const t = useTranslations("personal.erase");
  const { transaction, erasure } = useStory().story;
  const vendor = useVendorName(transaction.environment);
  const offered = mayErase && mayBeErased(transaction) && !isComplete(erasure);
  if (!offered && erasure === null) return null;
  return (
    <section
      aria-labelledby="erasure-title"
      className="flex flex-col items-start gap-2 border-t border-line p-4"
    >
      <h3 id="erasure-title" className="font-semibold">
        {t("title")}
      </h3>
      {erasure ? <Erased erasure={erasure} vendor={vendor} /> : null}
      {offered ? <Erase again={erasure !== null} vendor={vendor} /> : null}
    </section>
  );
}

/** The server decides; this only keeps a button from being offered in vain. */
function mayBeErased({ state, closedAt }: TransactionView): boolean {
  if (state === "unknown") return closedAt !== null;
  return state !== "requested" && state !== "pending";
}

function isComplete(erasure: ErasureView | null): boolean {
  return erasure !== null && (erasure.vendor === null || erasure.vendor.erasedAt !== null);
}

function Erased({ erasure, vendor }: { erasure: ErasureView; vendor: string }) {
  const t = useTranslations("personal.erase");
  const { askedBy, erasedAt, reason } = erasure;
  return (
    <>
      <p>
        {askedBy ? t("erasedBy", { name: askedBy }) : t("erasedByConsole")} <LocalTime value={erasedAt} />
      </p>
      <p className="text-sm break-words text-ink-muted">{reason}</p>
      <AtVendor erasure={erasure} vendor={vendor} />
    </>
  );
}

function AtVendor({ erasure, vendor }: { erasure: ErasureView; vendor: string }) {
  const t = useTranslations("personal.erase.vendor");
  const answer = erasure.vendor;
  if (answer === null) return <p>{t("nothing", { vendor })}</p>;
  if (answer.erasedAt !== null) {
    return (
      <p>
        {t("confirmed", { vendor })} <LocalTime value={answer.erasedAt} />
      </p>
    );
  }
  if (answer.code === null) return <p className="font-semibold text-warning">{t("notAsked", { vendor })}</p>;
  return (
    <p className="font-semibold break-words text-warning">
      {t("refused", { vendor })}{" "}
      <code className="text-xs">{[answer.code, answer.message].filter(Boolean).join(" · ")}</code>
    </p>
  );
}

function Erase({ again, vendor }: { again: boolean; vendor: string }) {
  const t = useTranslations("personal.erase");
  const { story, refresh } = useStory();
  const [asking, setAsking] = useState(false);
  const { id, merchantBizId } = story.transaction;
  const done = () => {
    notify("success", t("done"));
    void refresh();
  };
  return (
    <>
      {again ? null : <p className="text-sm text-ink-muted">{t("hint", { vendor })}</p>}
      <Button onClick={() => setAsking(true)} aria-haspopup="dialog" data-print="hide">
        <Trash2 aria-hidden className="size-4" />
        {again ? t("again", { vendor }) : t("action")}
      </Button>
      {asking ? (
        <ReasonDialog
          title={t(again ? "againTitle" : "dialogTitle", { id: merchantBizId, vendor })}
          submit={again ? t("again", { vendor }) : t("do")}
          danger
          id={id}
          action={eraseResult}
          onDone={done}
          onClose={() => setAsking(false)}
        >
          {again ? <p>{t("againText")}</p> : <p>{t("goes", { vendor })}</p>}
          {again ? null : <p>{t("stays")}</p>}
        </ReasonDialog>
      ) : null}
    </>
  );
}
