"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Menu, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NavLinks } from "@/components/frame/nav-links";
import { Button } from "@/components/ui/button";

/** The navigation where the bar has no room for it. */
export function NavSheet({ permissions }: { permissions: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const t = useTranslations("frame");
  const common = useTranslations("common");
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger render={<Button variant="ghost" size="icon" aria-label={t("openNavigation")} />}>
        <Menu aria-hidden className="size-4" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/45 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] flex-col border-r border-line bg-surface-raised shadow-overlay transition-transform data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
          <div className="flex h-12 items-center justify-between border-b border-line pr-2 pl-4">
            <Dialog.Title className="font-semibold">{common("appName")}</Dialog.Title>
            <Dialog.Close render={<Button variant="ghost" size="icon" aria-label={common("close")} />}>
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </div>
          <div className="grow overflow-y-auto p-2">
            <NavLinks permissions={permissions} layout="sheet" onNavigate={() => setOpen(false)} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
