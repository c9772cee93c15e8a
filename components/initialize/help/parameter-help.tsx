"use client";

import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { useReady } from "@/components/shared/form/use-ready";
import { later } from "@/components/shared/later";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { ParameterName } from "@/lib/initialize/parameter-spec";

const HelpText = later(() => import("@/components/initialize/help/help-text"));

/** Follows the focus: what is known of the parameter in hand. Narrow windows have the button at each field instead. */
export function ParameterHelp({ name }: { name: ParameterName }) {
  const t = useTranslations("initialize");
  const ready = useReady();
  return (
    <Card aria-label={t("help")} className="shrink-0 contain-content max-[1099px]:hidden">
      <CardHeader title={<code className="text-sm">{name}</code>} />
      <CardBody className="min-h-40 py-3">
        {ready ? (
          <Suspense fallback={null}>
            <HelpText name={name} />
          </Suspense>
        ) : null}
      </CardBody>
    </Card>
  );
}
