import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LiveData } from "@/components/frame/live-data";
import { PageMessages } from "@/components/frame/page-messages";
import { ExperimentActions } from "@/components/lab/experiment-actions";
import { ExperimentHeader } from "@/components/lab/experiment-header";
import { ExperimentLive } from "@/components/lab/experiment-live";
import { NextAtDevice } from "@/components/lab/next-at-device";
import { PivotSection } from "@/components/lab/pivot-section";
import { ProgressCard } from "@/components/lab/progress-card";
import { SharedParameters } from "@/components/lab/shared-parameters";
import { LiveSwitch } from "@/components/live/live-switch";
import { EnvironmentStrip } from "@/components/shared/environment-strip";
import { may } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/server/actor";
import { readExperiment } from "@/lib/lab/server/read-experiment";

type PageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lab"))("experiment") };
}

export default async function ExperimentPage({ params }: PageProps) {
  const actor = await requireActor("transaction.read");
  const experiment = await readExperiment(actor, (await params).id);
  if (!experiment) notFound();
  const mayRun = may(actor.role, "lab.run");
  return (
    <PageMessages of={["initialize", "lab", "state"]}>
      <LiveData>
        <ExperimentLive initial={experiment}>
          <EnvironmentStrip environment={experiment.credential.environment} />
          <ExperimentHeader
            actions={
              <>
                {mayRun ? <ExperimentActions personId={actor.personId} /> : null}
                <LiveSwitch counts="changes" />
              </>
            }
          />
          <div className="flex min-w-0 flex-col gap-4">
            <ProgressCard />
            {mayRun ? <NextAtDevice /> : null}
            <PivotSection />
            <SharedParameters />
          </div>
        </ExperimentLive>
      </LiveData>
    </PageMessages>
  );
}
