"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormError } from "@/components/shared/form/form-error";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { useAction } from "@/lib/boundary/use-action";
import { permitUnlistedDocTypes } from "@/lib/settings/actions";
import type { Settings } from "@/lib/settings/settings";

/** What operators may compose beyond the vendor's page. */
export function ComposingCard({ settings }: { settings: Settings }) {
  const t = useTranslations("settings.composing");
  const router = useRouter();
  const { run, pending, error } = useAction(permitUnlistedDocTypes);
  const permitted = settings["docTypes.unlisted"];

  async function turn() {
    const result = await run({ permitted: !permitted });
    if (result.ok) router.refresh();
  }

  return (
    <Card aria-labelledby="composing">
      <CardHeader titleId="composing" title={t("title")} description={t("description")} />
      <CardBody className="grid justify-items-start gap-2">
        <h3 className="flex items-center gap-2 font-semibold">
          {t("unlisted.title")}{" "}
          <Badge tone={permitted ? "warning" : "neutral"}>
            {t(permitted ? "unlisted.on" : "unlisted.off")}
          </Badge>
        </h3>
        <p className="text-sm text-ink-muted">{t(permitted ? "unlisted.onHint" : "unlisted.offHint")}</p>
        <FormError error={error} />
        <Button onClick={turn} disabled={pending} aria-busy={pending}>
          {t(permitted ? "unlisted.turnOff" : "unlisted.turnOn")}
        </Button>
      </CardBody>
    </Card>
  );
}
