import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LiveData } from "@/components/frame/live-data";
import { PageMessages } from "@/components/frame/page-messages";
import { FirstSteps } from "@/components/overview/first-steps";
import { PageHeader } from "@/components/shared/page-header";
import { Overview } from "@/components/transactions/overview";
import { ButtonLink } from "@/components/ui/button-link";
import { may } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/server/actor";
import { pausedHref } from "@/lib/insight/paused-href";
import { readOverview } from "@/lib/insight/server/read-overview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage() {
  const actor = await requireActor("transaction.read");
  const [t, overview] = await Promise.all([getTranslations("overview"), readOverview(actor)]);
  const mayStart = may(actor.role, "transaction.start");
  const mayManageCredentials = may(actor.role, "credential.manage");
  const start = (
    <ButtonLink href="/initialize" variant="primary">
      {t("composeAction")}
    </ButtonLink>
  );
  return (
    <PageMessages of={["overview", "state", "transactions"]}>
      <LiveData>
        <PageHeader title={t("title")} actions={mayStart && overview.recent.length > 0 ? start : null} />
        <Overview
          initial={overview}
          firstSteps={<FirstSteps {...{ mayStart, mayManageCredentials }} />}
          pausedHref={pausedHref(actor.role)}
        />
      </LiveData>
    </PageMessages>
  );
}
