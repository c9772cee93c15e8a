"use client";

import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { NotLoaded } from "@/components/shared/not-loaded";
import { Button } from "@/components/ui/button";

type NotLoadedDialogProps = { again: () => void; asking: boolean; onClose: () => void };

/** In place of a dialog whose code could not be fetched. Takes the focus, as that would have, and gives it back. */
export function NotLoadedDialog({ again, asking, onClose }: NotLoadedDialogProps) {
  const t = useTranslations("common");
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    place.current?.querySelector("button")?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === "Escape") onClose();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [onClose]);
  return createPortal(
    <div ref={place} className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-md" data-print="hide">
      <NotLoaded again={again} asking={asking} className="shadow-overlay">
        <Button size="sm" variant="ghost" onClick={onClose}>
          {t("close")}
        </Button>
      </NotLoaded>
    </div>,
    document.body,
  );
}
