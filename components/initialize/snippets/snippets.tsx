"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";

const SnippetPanel = lazy(() => import("@/components/initialize/snippets/snippet-panel"));

/** The exact call, shown when it is asked for: its code is fetched only then. `origin` is the endpoint's. */
export function Snippets({ origin }: { origin: string }) {
  const t = useTranslations("initialize.snippets");
  const [open, setOpen] = useState(false);
  return (
    <Card aria-labelledby="snippets-title">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="cursor-pointer touch-target">
          <CardHeader
            title={t("title")}
            titleId="snippets-title"
            description={t("description")}
            className="inline-flex border-0"
          />
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
