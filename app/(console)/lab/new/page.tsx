import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/components/frame/page-messages";
import { NoLabCredentials } from "@/components/lab/no-lab-credentials";
import { PlanForm } from "@/components/lab/plan-form";
import { may } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/server/actor";
import { listUsableCredentials } from "@/lib/credentials/server/list-credentials";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { readExperiment } from "@/lib/lab/server/read-experiment";
import { readHeadRoom } from "@/lib/limits/server/read-head-room";
import { callbackOrigins } from "@/lib/transactions/server/callback-origins";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lab"))("newTitle") };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewExperimentPage({ searchParams }: PageProps) {
  const actor = await requireActor("lab.run");
  const { again } = await searchParams;
  const [credentials, { rooms }, before] = await Promise.all([
    listUsableCredentials(actor),
    readHeadRoom(actor),
    typeof again === "string" ? readExperiment(actor, again) : null,
  ]);
  if (credentials.length === 0) return <NoLabCredentials mayAdd={may(actor.role, "credential.manage")} />;
  return (
    <PageMessages of={["initialize", "lab", "validation"]}>
      <PlanForm
        // Another plan is another form.
        key={before?.id ?? ""}
        {...{ credentials, rooms, before }}
        callbackOrigins={callbackOrigins()}
        merchantBizId={newMerchantBizId()}
      />
    </PageMessages>
  );
}
