"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleCheck, Info, OctagonAlert, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { type NoticeTone, noticeManager } from "@/components/ui/notify";

const LOOK = {
  success: { Icon: CircleCheck, tint: "text-success" },
  info: { Icon: Info, tint: "text-info" },
  warning: { Icon: TriangleAlert, tint: "text-warning" },
  danger: { Icon: OctagonAlert, tint: "text-danger" },
};

function Notices() {
  const t = useTranslations("common");
  const { toasts } = Toast.useToastManager<{ tone: NoticeTone }>();
  return toasts.map((toast) => {
    const { Icon, tint } = LOOK[toast.data?.tone ?? "info"];
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        className="w-full rounded-md border border-line bg-surface-raised shadow-overlay transition-opacity data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
      >
        <Toast.Content className="flex items-start gap-2.5 py-2 pr-1 pl-3">
          <Icon aria-hidden className={`mt-1.5 size-4 shrink-0 ${tint}`} />
          <div className="min-w-0 grow py-1">
            <Toast.Title className="text-base font-medium" />
            <Toast.Description className="text-sm break-words text-ink-muted" />
          </div>
          <Toast.Close render={<Button variant="ghost" size="icon" aria-label={t("dismiss")} />}>
            <X aria-hidden className="size-4" />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    );
  });
}

/** The corner in which notices appear. Base UI's own, because it writes no style element that the CSP would refuse. */
export function Toaster({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <Toast.Provider toastManager={noticeManager} limit={4}>
      {children}
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t("notifications")}
          className="fixed right-4 bottom-4 z-60 flex w-[calc(100vw-2rem)] max-w-sm flex-col gap-2"
        >
          <Notices />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
