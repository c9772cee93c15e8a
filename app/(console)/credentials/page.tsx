import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CredentialsPanel } from "@/components/credentials/credentials-panel";
import { PageMessages } from "@/components/frame/page-messages";
import { requireActor } from "@/lib/auth/server/actor";
import { endpointChoices } from "@/lib/credentials/server/endpoint-choices";
import { listCredentials } from "@/lib/credentials/server/list-credentials";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credentials"))("title") };
}

export default async function CredentialsPage() {
  const actor = await requireActor("credential.manage");
  const credentials = await listCredentials(actor);
  return (
    <PageMessages of={["credentials", "validation"]}>
      <CredentialsPanel credentials={credentials} endpoints={endpointChoices(await getLocale())} />
    </PageMessages>
  );
}
