"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

type NotLoadedProps = {
  again: () => void;
  asking: boolean;
  /** Further buttons. */
  children?: ReactNode;
  className?: string;
};

/** In place of a part of the page whose code could not be fetched. */
export function NotLoaded({ again, asking, children, className }: NotLoadedProps) {
  const t = useTranslations("common");
  return (
    <Alert
      tone="warning"
      live
      className={className}
      actions={
        <>
          {/* Not disabled while it asks: it would lose the focus. */}
          <Button size="sm" aria-disabled={asking} onClick={() => (asking ? undefined : again())}>
            {t(asking ? "loading" : "retry")}
          </Button>
          {children}
        </>
      }
    >
      {t("notLoaded")}
    </Alert>
  );
}
