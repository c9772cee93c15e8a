import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/components/frame/page-messages";
import { PresetList } from "@/components/presets/preset-list";
import { PageHeader } from "@/components/shared/page-header";
import { requireActor } from "@/lib/auth/server/actor";
import { env } from "@/lib/platform/server/env";
import { listPresets } from "@/lib/presets/server/list-presets";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("presets"))("title") };
}

export default async function PresetsPage() {
  const actor = await requireActor("transaction.start");
  const [presets, t] = await Promise.all([listPresets(actor), getTranslations("presets")]);
  return (
    <PageMessages of={["presets", "validation"]}>
      <PageHeader title={t("title")} description={t("description")} />
      <PresetList presets={presets} origin={env().CONSOLE_PUBLIC_URL} />
    </PageMessages>
  );
}
