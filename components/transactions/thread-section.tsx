"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/shared/local-time";
import { LiveStateBadge } from "@/components/shared/state/live-state-badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { useStory } from "@/lib/timeline/story-context";
import { comparison } from "@/lib/transactions/starting-point";
import type { ThreadMember } from "@/lib/transactions/thread";

/** Which preset and which earlier call this one comes from, and what repeats it. Nothing when it stands alone. */
export function ThreadSection() {
  const t = useTranslations("transactions.thread");
  const { thread } = useStory().story;
  const { preset, rerunOf, reruns } = thread;
  if (!preset && !rerunOf && reruns.length === 0) return null;
  return (
    <Card aria-labelledby="thread-title">
      <CardHeader title={t("threadTitle")} titleId="thread-title" />
      <CardBody className="flex flex-col gap-3 py-3 text-sm">
        {preset ? <p>{t("composedFrom", { name: preset.name, version: preset.version })}</p> : null}
        {rerunOf ? (
          <div>
            <h3 className="font-medium">{t("repeats")}</h3>
            <Member member={rerunOf} />
          </div>
        ) : null}
        {reruns.length > 0 ? (
          <div>
            <h3 className="font-medium">{t("repeatedBy", { count: reruns.length })}</h3>
            <ul className="flex flex-col gap-1">
              {reruns.map((each) => (
                <li key={each.id}>
                  <Member member={each} />
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </CardBody>
    </Card>
  );
}

function Member({ member }: { member: ThreadMember }) {
  const t = useTranslations("transactions.thread");
  const { story } = useStory();
  const { id, merchantBizId, state, deadline, reportedPassed, createdAt } = member;
  const short = `…${merchantBizId.slice(-8)}`;
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      <LiveStateBadge {...{ state, deadline, reportedPassed }} serverNow={story.now} />
      <Link href={`/transactions/${id}`} title={merchantBizId} className="font-mono text-xs underline">
        {short}
      </Link>
      <LocalTime value={createdAt} className="text-ink-muted" />
      <Link
        href={comparison(story.transaction.id, id)}
        aria-label={t("compareWith", { id: short })}
        className="underline"
      >
        {t("compare")}
      </Link>
    </p>
  );
}
