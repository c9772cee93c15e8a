"use client";

import { CircleCheck, Info, OctagonAlert, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/components/ui/button";
import { dismissNotice, listenToNotices, type Notice, readNotices, staysFor } from "@/components/ui/notify";
import { listenToModals, topModal } from "@/components/ui/open-modals";

const LOOK = {
  success: { Icon: CircleCheck, tint: "text-success" },
  info: { Icon: Info, tint: "text-info" },
  warning: { Icon: TriangleAlert, tint: "text-warning" },
  danger: { Icon: OctagonAlert, tint: "text-danger" },
};

const SHOWN = 4;
const NONE: readonly Notice[] = [];

/** The corner in which notices appear: inside the uppermost dialog while there is one, where they can be reached. */
export function Toaster() {
  const t = useTranslations("common");
  const notices = useSyncExternalStore(listenToNotices, readNotices, () => NONE);
  const modal = useSyncExternalStore(listenToModals, topModal, () => null);
  const [held, setHeld] = useState(false);
  const corner = (
    <section
      aria-label={t("notifications")}
      aria-live="polite"
      aria-relevant="additions"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="fixed right-4 bottom-[calc(1rem+var(--bottom-bar,0px))] z-60 flex w-[calc(100vw-2rem)] max-w-sm flex-col gap-2"
    >
      {notices.slice(-SHOWN).map((notice) => (
        <Shown key={notice.id} notice={notice} held={held} />
      ))}
    </section>
  );
  return modal ? createPortal(corner, modal) : corner;
}

/** One notice; its time stands still while somebody points at it or is in it. */
function Shown({ notice, held }: { notice: Notice; held: boolean }) {
  const t = useTranslations("common");
  const { id, tone, title, description } = notice;
  const stays = staysFor(notice);
  useEffect(() => {
    if (stays === null || held) return;
    const timer = setTimeout(() => dismissNotice(id), stays);
    return () => clearTimeout(timer);
  }, [id, stays, held]);
  const { Icon, tint } = LOOK[tone];
  return (
    <div
      role={stays === null ? "alert" : undefined}
      className="flex w-full items-start gap-2.5 rounded-md border border-line bg-surface-raised py-2 pr-1 pl-3 shadow-overlay transition-opacity starting:opacity-0"
    >
      <Icon aria-hidden className={`mt-1.5 size-4 shrink-0 ${tint}`} />
      <div className="min-w-0 grow py-1">
        <p className="text-base font-medium">{title}</p>
        {description ? <p className="text-sm break-words text-ink-muted">{description}</p> : null}
      </div>
      <Button variant="ghost" size="icon" aria-label={t("dismiss")} onClick={() => dismissNotice(id)}>
        <X aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
