import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/components/frame/page-messages";
import { InitializeForm } from "@/components/initialize/initialize-form";
import { NoCredentials } from "@/components/initialize/no-credentials";
import { HeadRoom } from "@/components/limits/head-room";
import { PageHeader } from "@/components/shared/page-header";
import { may } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/server/actor";
import { listUsableCredentials } from "@/lib/credentials/server/list-credentials";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { readHeadRoom } from "@/lib/limits/server/read-head-room";
import { callbackOrigins } from "@/lib/transactions/server/callback-origins";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("initialize"))("title") };
}

export default async function InitializePage() {
  const actor = await requireActor("transaction.start");
  const [credentials, headRoom] = await Promise.all([listUsableCredentials(actor), readHeadRoom(actor)]);
  if (credentials.length === 0) {
    const t = await getTranslations("initialize");
    return (
      <>
        <PageHeader title={t("title")} />
        <NoCredentials mayAdd={may(actor.role, "credential.manage")} />
      </>
    );
  }
  return (
    <PageMessages of={["initialize", "limits", "validation"]}>
      <InitializeForm
        credentials={credentials}
        callbackOrigins={callbackOrigins()}
        merchantBizId={newMerchantBizId()}
        headRoom={<HeadRoom initial={headRoom} />}
      />
    </PageMessages>
  );
}
