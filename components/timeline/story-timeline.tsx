"use client";

import { useTranslations } from "next-intl";
import { Fragment, type RefObject } from "react";
import { LocalTime } from "@/components/shared/local-time";
import { ShowOlder } from "@/components/shared/show-older";
import { useNewest } from "@/components/shared/use-newest";
import { EventLine } from "@/components/timeline/event-line";
import { eventTone } from "@/components/timeline/event-tone";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { type TimelineEvent, timelineOf } from "@/lib/timeline/events";
import { useStory } from "@/lib/timeline/story-context";

const DOT = {
  neutral: "bg-ink-faint",
  good: "bg-success",
  bad: "bg-danger",
  doubtful: "bg-warning",
};

/** What happened and what will, in order: each line says what, when, and leads to its details. */
export function StoryTimeline() {
  const t = useTranslations("timeline");
  const { story } = useStory();
  const events = timelineOf(story);
  // Of very many callbacks the newest: all else stays, so the story keeps its beginning.
  const callbacks = events.filter(({ kind }) => kind === "callback");
  const { shown: newest, older, showOlder, list } = useNewest(callbacks, keyOf);
  const seen = new Set(newest);
  return (
    <Card aria-labelledby="timeline-title">
      <CardHeader title={t("title")} titleId="timeline-title" />
      <ol ref={list as RefObject<HTMLOListElement | null>} className="px-4 py-3 [overflow-anchor:none]">
        {events.map((event) => (
          <Fragment key={keyOf(event)}>
            {older > 0 && event === newest[0] ? (
              <li className="pb-3 pl-5.5">
                <ShowOlder older={older} onPress={showOlder} />
              </li>
            ) : null}
            {event.kind !== "callback" || seen.has(event) ? <TimelineItem event={event} /> : null}
          </Fragment>
        ))}
      </ol>
    </Card>
  );
}

function TimelineItem({ event }: { event: TimelineEvent }) {
  const far =
    event.kind === "vendor-deletes" || (event.kind === "next" && event.reason === "before-deletion");
  return (
    <li
      data-newest={event.kind === "callback" ? "" : undefined}
      className="group relative flex gap-3 pb-3 last:pb-0"
    >
      <span
        aria-hidden
        className="absolute top-5 bottom-0 left-[4.5px] border-l border-line group-last:hidden"
      />
      <span
        aria-hidden
        className={cn(
          "relative mt-1.5 size-2.5 shrink-0 rounded-full",
          event.ahead ? "border-2 border-line-strong bg-surface" : DOT[eventTone(event)],
        )}
      />
      <div className={cn("flex min-w-0 grow flex-wrap gap-x-3", event.ahead && "text-ink-muted")}>
        <LocalTime
          value={event.at}
          precision={far ? "minute" : event.ahead ? "second" : "millisecond"}
          date={far ? "always" : "auto"}
          className="min-w-24 shrink-0 text-left font-mono text-xs leading-5 text-ink-muted"
        />
        <EventLine event={event} />
      </div>
    </li>
  );
}

function keyOf(event: TimelineEvent): string {
  if (event.kind === "callback") return event.delivery.id;
  if (event.kind === "checked") return event.check.id;
  if (event.kind === "log") return event.log.id;
  if (event.kind === "erased-at-vendor") return `${event.kind} ${event.id}`;
  if (event.kind === "retained") return `${event.kind} ${event.what} ${event.at}`;
  return event.kind;
}
