import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StraysPanel } from "@/components/callbacks/strays-panel";
import { PageMessages } from "@/components/frame/page-messages";
import { ComposingCard } from "@/components/settings/composing-card";
import { PersonalDataCard } from "@/components/settings/personal-data-card";
import { PageHeader } from "@/components/shared/page-header";
import { SystemPanel } from "@/components/system/system-panel";
import { requireActor } from "@/lib/auth/server/actor";
import { readStrays } from "@/lib/callbacks/server/read-strays";
import { getSettings } from "@/lib/settings/server/get-settings";
import { getSystem } from "@/lib/system/server/get-system";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("system"))("title") };
}

export default async function SettingsPage() {
  const actor = await requireActor("system.read");
  const [t, system, settings, strays] = await Promise.all([
    getTranslations("system"),
    getSystem(actor),
    getSettings(actor),
    readStrays(actor),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <PageMessages of={["settings", "validation"]}>
        <div className="grid gap-4">
          <SystemPanel system={system} />
          <ComposingCard settings={settings} />
          <PersonalDataCard settings={settings} />
          <StraysPanel strays={strays} />
        </div>
      </PageMessages>
    </>
  );
}
