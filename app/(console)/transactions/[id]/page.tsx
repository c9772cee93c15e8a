import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CallbackAlerts } from "@/components/callbacks/callback-alerts";
import { CallbacksSection } from "@/components/callbacks/callbacks-section";
import { LiveData } from "@/components/frame/live-data";
import { PageMessages } from "@/components/frame/page-messages";
import { LiveSwitch } from "@/components/live/live-switch";
import { NotifyOffer } from "@/components/live/notify-offer";
import { PairedPhone } from "@/components/pairing/paired-phone";
import { AskLog } from "@/components/results/ask-log";
import { CheckNow } from "@/components/results/check-now";
import { ResultSection } from "@/components/results/result-section";
import { RevealMetaInfo } from "@/components/results/reveal-meta-info";
import { DevicePanel } from "@/components/sandbox-device/device-panel";
import { EnvironmentStrip } from "@/components/shared/environment-strip";
import { StoryLive } from "@/components/timeline/story-live";
import { StoryTimeline } from "@/components/timeline/story-timeline";
import { CloseUnknown } from "@/components/transactions/close-unknown";
import { DetailColumns } from "@/components/transactions/detail-columns";
import { HandOff } from "@/components/transactions/hand-off";
import { RequestSection } from "@/components/transactions/request-section";
import { RerunLink, VaryLink } from "@/components/transactions/rerun-link";
import { ResponseSection } from "@/components/transactions/response-section";
import { ThreadSection } from "@/components/transactions/thread-section";
import { TransactionHeader } from "@/components/transactions/transaction-header";
import { may } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/server/actor";
import { readPairedPhone } from "@/lib/pairing/server/read-pairing";
import { readStory } from "@/lib/timeline/server/read-story";

type PageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [t, { id }] = await Promise.all([getTranslations("transactions"), params]);
  return { title: t("pageTitle", { id: id.slice(-12) }) };
}

export default async function TransactionPage({ params }: PageProps) {
  const actor = await requireActor("transaction.read");
  const story = await readStory(actor, (await params).id);
  if (!story) notFound();
  const phone = await readPairedPhone(story.transaction.id, new Date());
  const mayStart = may(actor.role, "transaction.start");
  return (
    <PageMessages
      of={[
        "callbacks",
        "device",
        "handOff",
        "pairing",
        "personal",
        "results",
        "state",
        "timeline",
        "transactions",
        "validation",
      ]}
    >
      <LiveData>
        <StoryLive initial={story}>
          <EnvironmentStrip environment={story.transaction.environment} />
          <TransactionHeader
            mayStart={mayStart}
            mayOrder={may(actor.role, "device.order")}
            actions={
              <>
                {mayStart ? <RerunLink /> : null}
                {may(actor.role, "lab.run") ? <VaryLink /> : null}
                {may(actor.role, "transaction.check") ? <CheckNow /> : null}
                {may(actor.role, "transaction.check") ? <AskLog /> : null}
                <LiveSwitch counts="changes" />
                {story.transaction.startedById === actor.personId ? <NotifyOffer /> : null}
              </>
            }
          />
          <CallbackAlerts />
          <DetailColumns
            side={
              <>
                {may(actor.role, "device.order") ? <DevicePanel /> : null}
                {phone ? <PairedPhone id={story.transaction.id} initial={phone} /> : null}
                <HandOff mayReveal={mayStart} />
                <ThreadSection />
                {may(actor.role, "transaction.close") ? <CloseUnknown /> : null}
              </>
            }
          >
            <StoryTimeline />
            <RequestSection revealMetaInfo={may(actor.role, "result.reveal") ? <RevealMetaInfo /> : null} />
            <ResponseSection />
            <CallbacksSection
              mayForward={may(actor.role, "callback.forward")}
              mayJudge={may(actor.role, "transaction.check")}
            />
            <ResultSection
              mayReveal={may(actor.role, "result.reveal")}
              mayErase={may(actor.role, "result.erase")}
            />
          </DetailColumns>
        </StoryLive>
      </LiveData>
    </PageMessages>
  );
}
