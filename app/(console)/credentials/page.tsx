import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CredentialsPanel } from "@/components/credentials/credentials-panel";
import { PageMessages } from "@/components/frame/page-messages";
import { BreakersPanel } from "@/components/limits/breakers-panel";
import { requireActor } from "@/lib/auth/server/actor";
import { endpointChoices } from "@/lib/credentials/server/endpoint-choices";
import { listCredentials } from "@/lib/credentials/server/list-credentials";
import { readBreakers } from "@/lib/limits/server/open-breakers";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credentials"))("title") };
}

export default async function CredentialsPage() {
  const actor = await requireActor("credential.manage");
  const [credentials, breakers] = await Promise.all([listCredentials(actor), readBreakers(actor)]);
  return (
    <PageMessages of={["credentials", "limits", "validation"]}>
      <CredentialsPanel
        credentials={credentials}
        endpoints={endpointChoices(await getLocale())}
        notice={<BreakersPanel breakers={breakers} now={new Date().toISOString()} />}
      />
    </PageMessages>
  );
}
