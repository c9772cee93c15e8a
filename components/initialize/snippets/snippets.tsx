"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { later } from "@/components/shared/later";
import { Card, CardBody } from "@/components/ui/card";

const SnippetPanel = later(() => import("@/components/initialize/snippets/snippet-panel"));

/** The exact call, shown when it is asked for: its code is fetched only then. `origin` is the endpoint's. */
export function Snippets({ origin }: { origin: string }) {
  const t = useTranslations("initialize.snippets");
  const [open, setOpen] = useState(false);
  return (
    <Card aria-labelledby="snippets-title" className="shrink-0 contain-content">
      <details className="group/exact" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="flex cursor-pointer list-none items-start gap-2 px-4 py-2.5 touch-target">
          <ChevronRight aria-hidden className="mt-1 size-4 shrink-0 group-open/exact:rotate-90" />
          <span className="min-w-0">
            <span id="snippets-title" className="block text-base font-semibold">
              {t("title")}
            </span>
            <span className="block text-sm text-ink-muted">{t("description")}</span>
          </span>
        </summary>
        {open ? (
          <Suspense fallback={<CardBody className="text-sm text-ink-muted">{t("loading")}</CardBody>}>
            <SnippetPanel origin={origin} />
          </Suspense>
        ) : null}
      </details>
    </Card>
  );
}
