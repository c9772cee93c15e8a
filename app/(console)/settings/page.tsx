import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shared/page-header";
import { SystemPanel } from "@/components/system/system-panel";
import { requireActor } from "@/lib/auth/server/actor";
import { getSystem } from "@/lib/system/server/get-system";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("system"))("title") };
}

export default async function SettingsPage() {
  const actor = await requireActor("system.read");
  const [t, system] = [await getTranslations("system"), await getSystem(actor)];
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <SystemPanel system={system} />
    </>
  );
}
