import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/components/frame/page-messages";
import { PlanForm } from "@/components/lab/plan-form";
import { FillInMetaInfo } from "@/components/pairing/fill-in-meta-info";
import { NoCredentials } from "@/components/shared/no-credentials";
import { may } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/server/actor";
import { listUsableCredentials } from "@/lib/credentials/server/list-credentials";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { readExperiment } from "@/lib/lab/server/read-experiment";
import { readHeadRoom } from "@/lib/limits/server/read-head-room";
import { listPresets } from "@/lib/presets/server/list-presets";
import { callbackOrigins } from "@/lib/transactions/server/callback-origins";
import { readStartingPoint } from "@/lib/transactions/server/starting-point";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lab"))("newTitle") };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewExperimentPage({ searchParams }: PageProps) {
  const actor = await requireActor("lab.run");
  const asked = await searchParams;
  const { again, preset, vary } = asked;
  const [credentials, { rooms }, presets, before] = await Promise.all([
    listUsableCredentials(actor),
    readHeadRoom(actor),
    listPresets(actor),
    typeof again === "string" ? readExperiment(actor, again) : null,
  ]);
  const mayAdd = may(actor.role, "credential.manage");
  if (credentials.length === 0) return <NoCredentials page="lab" mayAdd={mayAdd} />;
  const merchantBizId = newMerchantBizId();
  return (
    <PageMessages of={["initialize", "lab", "pairing", "validation"]}>
      <PlanForm
        // Another address is another plan: what was typed for the one before stays with that.
        key={JSON.stringify(asked)}
        {...{ credentials, rooms, presets, before, merchantBizId }}
        callbackOrigins={callbackOrigins()}
        phone={<FillInMetaInfo />}
        startingPoint={await readStartingPoint(actor, { preset, again: vary }, presets, merchantBizId)}
        person={{ id: actor.personId, mayLock: may(actor.role, "preset.lock") }}
      />
    </PageMessages>
  );
}
