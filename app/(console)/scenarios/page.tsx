import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/components/frame/page-messages";
import { ScenarioList } from "@/components/scenarios/scenario-list";
import { EnvironmentStrip } from "@/components/shared/environment-strip";
import { PageHeader } from "@/components/shared/page-header";
import { requireActor } from "@/lib/auth/server/actor";
import { listScenarioCredentials } from "@/lib/scenarios/server/scenario-credentials";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("scenarios"))("title") };
}

export default async function ScenariosPage() {
  const actor = await requireActor("device.order");
  const [credentials, t] = await Promise.all([listScenarioCredentials(actor), getTranslations("scenarios")]);
  return (
    <PageMessages of={["scenarios", "state"]}>
      <EnvironmentStrip environment="sandbox" />
      <PageHeader title={t("title")} description={t("description")} />
      <ScenarioList credentials={credentials} />
    </PageMessages>
  );
}
