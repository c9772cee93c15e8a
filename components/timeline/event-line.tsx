"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useVendorName } from "@/components/shared/use-vendor-name";
import type { TimelineEvent } from "@/lib/timeline/events";
import { useStory } from "@/lib/timeline/story-context";
import { rejectionOf } from "@/lib/transactions/rejection";

/** What one event says, and a link to the part of the page that shows all of it. */
export function EventLine({ event }: { event: TimelineEvent }) {
  const t = useTranslations("timeline");
  const states = useTranslations("state");
  const vendor = useVendorName(useStory().story.transaction.environment);
  switch (event.kind) {
    case "sent":
      return (
        <Line to="request" link={t("toRequest")}>
          {t(event.left ? "sent" : "prepared", { count: event.parameters })}
        </Line>
      );
    case "accepted":
    case "refused":
      return (
        <Line to="response" link={t("toResponse")}>
          {t(answerWord(event))} <Code>{event.code}</Code>{" "}
          <Figure>{t("ms", { ms: event.durationMs })}</Figure>
        </Line>
      );
    case "silent":
    case "unsent":
      return (
        <Line to="response" link={t("toResponse")}>
          {t(event.kind, { vendor })} <Code>{event.code}</Code>
        </Line>
      );
    case "callback":
      return <CallbackLine event={event} />;
    case "checked":
      return <CheckLine event={event} />;
    case "log":
      return <LogLine event={event} />;
    case "resolved":
      return (
        <Line to="callbacks" link={t("toCallbacks")}>
          {t("resolved", { number: event.number })}
        </Line>
      );
    case "closed":
      return <Line>{t("closed", { name: event.by ?? "", reason: event.reason })}</Line>;
    case "next":
      return <Line>{t(`next.${event.reason}`, { vendor })}</Line>;
    case "settled":
      return <Line>{t("settled", { state: states(event.state) })}</Line>;
    case "erased":
      return (
        <Line to="result" link={t("toResult")}>
          {event.by === null
            ? t("erased", { reason: event.reason })
            : t("erasedBy", { name: event.by, reason: event.reason })}
        </Line>
      );
    case "erased-at-vendor":
      return (
        <Line to="result" link={t("toResult")}>
          {t(`atVendor.${event.outcome}`, { vendor })}{" "}
          {event.outcome !== "not-confirmed" || event.code === null ? null : <Code>{event.code}</Code>}
        </Line>
      );
    case "retained":
      return <Line>{t(`retained.${event.what}`, { count: event.count })}</Line>;
    case "deadline":
      return <Line>{t(event.ahead ? "deadlineAhead" : "deadlinePast")}</Line>;
    case "vendor-deletes":
      return (
        <Line>
          {t(event.ahead ? "deletionAhead" : "deletionPast", { vendor })} {t(`here.${event.here}`)}
        </Line>
      );
  }
}

function answerWord(event: Extract<TimelineEvent, { kind: "accepted" | "refused" }>) {
  if (event.kind === "accepted") return event.kind;
  if (event.executedMaybe) return "unclear";
  return rejectionOf(event.code) === "throttled" ? "throttled" : event.kind;
}

function CallbackLine({ event: { delivery } }: { event: Extract<TimelineEvent, { kind: "callback" }> }) {
  const t = useTranslations("timeline");
  const { verdict, number } = delivery;
  return (
    <Line to="callbacks" link={t("toCallbacks")}>
      {t("callback", { number })}{" "}
      {verdict.kind === "probe" ? t("probe") : t(verdict.believed ? "believed" : "notBelieved")}{" "}
      {verdict.passed === null ? null : <Code>{`passed=${verdict.passed}`}</Code>}
      {verdict.contradicts ? <strong className="text-danger"> {t("contradicts")}</strong> : null}
    </Line>
  );
}

function CheckLine({ event: { check } }: { event: Extract<TimelineEvent, { kind: "checked" }> }) {
  const t = useTranslations("timeline");
  return (
    <Line to="result" link={t("toResult")}>
      {"CheckResult"} {t(`reading.${check.reading}`)} <Code>{check.code}</Code>{" "}
      {check.passed === null ? null : <Code>{`Passed ${check.passed}`}</Code>}{" "}
      {check.subCode === null ? null : <Code>{`SubCode ${check.subCode}`}</Code>}
    </Line>
  );
}

const LOG_STATUSES = ["0", "1", "2"];

function LogLine({ event: { log } }: { event: Extract<TimelineEvent, { kind: "log" }> }) {
  const t = useTranslations("timeline");
  const { verifyStatus, interruptPage, verifyErrorCode, code } = log;
  const status = LOG_STATUSES.includes(verifyStatus ?? "") ? `logStatus.${verifyStatus}` : "logStatus.none";
  return (
    <Line>
      {"CheckVerifyLog"} {t(status)} <Code>{code}</Code>{" "}
      {interruptPage === null ? null : <Code>{interruptPage}</Code>}{" "}
      {verifyErrorCode === null ? null : <Code>{`SDK ${verifyErrorCode}`}</Code>}
    </Line>
  );
}

type LineProps = { children: ReactNode; to?: string; link?: string };

function Line({ children, to, link }: LineProps) {
  return (
    <p className="flex min-w-0 grow basis-60 flex-wrap items-baseline justify-between gap-x-3">
      <span className="min-w-0 break-words">{children}</span>
      {to ? (
        <a href={`#${to}`} className="rounded-sm text-sm text-accent hover:underline" data-print="hide">
          {link}
        </a>
      ) : null}
    </p>
  );
}

function Code({ children }: { children: string }) {
  return <code className="text-xs break-all">{children}</code>;
}

function Figure({ children }: { children: string }) {
  return <span className="text-sm text-ink-muted">{children}</span>;
}
