"use client";

import { Menu, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { NavLinks } from "@/components/frame/nav-links";
import { PaletteLine } from "@/components/frame/palette-button";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";

/** The navigation where the bar has no room for it. */
export function NavSheet({ permissions }: { permissions: readonly string[] }) {
  const withPalette = permissions.length > 0;
  const [open, setOpen] = useState(false);
  const t = useTranslations("frame");
  const common = useTranslations("common");
  const title = useId();
  const close = () => setOpen(false);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("openNavigation")}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden className="size-4" />
      </Button>
      {open ? (
        <Modal
          aria-labelledby={title}
          onClose={close}
          className="m-0 h-dvh max-h-none w-72 max-w-[85vw] flex-col border-r transition-transform open:flex starting:-translate-x-full"
        >
          <div className="flex h-12 shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
            <h2 id={title} className="font-semibold">
              {common("appName")}
            </h2>
            <Button variant="ghost" size="icon" aria-label={common("close")} onClick={close}>
              <X aria-hidden className="size-4" />
            </Button>
          </div>
          <div className="grow overflow-y-auto p-2">
            {withPalette ? <PaletteLine onOpen={close} /> : null}
            <NavLinks permissions={permissions} layout="sheet" onNavigate={close} />
          </div>
        </Modal>
      ) : null}
    </>
  );
}
