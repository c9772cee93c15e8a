import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/components/frame/page-messages";
import { InitializeForm } from "@/components/initialize/initialize-form";
import { HeadRoom } from "@/components/limits/head-room";
import { FillInFromPhone } from "@/components/pairing/fill-in-from-phone";
import { NoCredentials } from "@/components/shared/no-credentials";
import { may } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/server/actor";
import { listUsableCredentials } from "@/lib/credentials/server/list-credentials";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { readHeadRoom } from "@/lib/limits/server/read-head-room";
import { listPresets } from "@/lib/presets/server/list-presets";
import { unlistedDocTypesPermitted } from "@/lib/settings/server/may-send-unlisted";
import { callbackOrigins } from "@/lib/transactions/server/callback-origins";
import { readStartingPoint } from "@/lib/transactions/server/starting-point";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("initialize"))("title") };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InitializePage({ searchParams }: PageProps) {
  const actor = await requireActor("transaction.start");
  const [credentials, headRoom, presets, unlistedDocTypes] = await Promise.all([
    listUsableCredentials(actor),
    readHeadRoom(actor),
    listPresets(actor),
    unlistedDocTypesPermitted(),
  ]);
  const mayAdd = may(actor.role, "credential.manage");
  if (credentials.length === 0) return <NoCredentials page="initialize" mayAdd={mayAdd} />;
  const merchantBizId = newMerchantBizId();
  const asked = await searchParams;
  return (
    <PageMessages of={["initialize", "limits", "pairing", "validation"]}>
      <InitializeForm
        // Another address is another call: what was typed for the one before stays with that.
        key={JSON.stringify(asked)}
        credentials={credentials}
        callbackOrigins={callbackOrigins()}
        unlistedDocTypes={unlistedDocTypes}
        merchantBizId={merchantBizId}
        headRoom={<HeadRoom initial={headRoom} />}
        phone={<FillInFromPhone />}
        presets={presets}
        startingPoint={await readStartingPoint(actor, asked, presets, merchantBizId)}
        person={{ id: actor.personId, mayLock: may(actor.role, "preset.lock") }}
      />
    </PageMessages>
  );
}
