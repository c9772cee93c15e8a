"use client";

import { useTranslations } from "next-intl";
import { ImagesForm } from "@/components/settings/images-form";
import { RetentionForm } from "@/components/settings/retention-form";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Settings } from "@/lib/settings/settings";

/** What is kept of the people who are verified, and for how long. */
export function PersonalDataCard({ settings, className }: { settings: Settings; className?: string }) {
  const t = useTranslations("settings");
  return (
    <Card aria-labelledby="personal-data" className={className}>
      <CardHeader titleId="personal-data" title={t("title")} description={t("description")} />
      <CardBody className="grid gap-6">
        <ImagesForm kept={settings["images.kept"]} />
        <RetentionForm settings={settings} />
      </CardBody>
    </Card>
  );
}
