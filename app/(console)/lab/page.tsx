import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/components/frame/page-messages";
import { ExperimentList } from "@/components/lab/experiment-list";
import { ListNews } from "@/components/lab/list-news";
import { NoExperiments } from "@/components/lab/no-experiments";
import { PageHeader } from "@/components/shared/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { may } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/server/actor";
import { listExperiments } from "@/lib/lab/server/list-experiments";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lab"))("title") };
}

export default async function LabPage() {
  const actor = await requireActor("transaction.read");
  const [experiments, t] = await Promise.all([listExperiments(actor), getTranslations("lab")]);
  const mayRun = may(actor.role, "lab.run");
  const begin = experiments.length > 0 && mayRun;
  return (
    <PageMessages of={["lab"]}>
      <ListNews />
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={begin ? <ButtonLink href="/lab/new">{t("newOne")}</ButtonLink> : null}
      />
      {experiments.length === 0 ? (
        <NoExperiments mayRun={mayRun} />
      ) : (
        <ExperimentList experiments={experiments} now={new Date().toISOString()} />
      )}
    </PageMessages>
  );
}
