import type { TimelineEvent } from "@/lib/timeline/events";

export type EventTone = "neutral" | "good" | "bad" | "doubtful";

/** The colour of an event's dot. The words beside it say the same. */
export function eventTone(event: TimelineEvent): EventTone {
  switch (event.kind) {
    case "accepted":
      return "good";
    case "refused":
      return event.executedMaybe ? "doubtful" : "bad";
    case "unsent":
      return "bad";
    case "silent":
      return "doubtful";
    case "callback":
      return callbackTone(event.delivery.verdict);
    case "checked":
      return event.check.reading === "no-verdict" ? "doubtful" : "neutral";
    case "log":
      return event.log.code === "Success" ? "neutral" : "doubtful";
    case "erased-at-vendor":
      return event.outcome === "confirmed" ? "neutral" : "doubtful";
    case "closed":
      return "doubtful";
    case "settled":
      return event.state === "passed" ? "good" : event.state === "failed" ? "bad" : "neutral";
    default:
      return "neutral";
  }
}

type Verdict = Extract<TimelineEvent, { kind: "callback" }>["delivery"]["verdict"];

function callbackTone({ kind, believed, contradicts, transactionId }: Verdict): EventTone {
  if (contradicts) return "bad";
  if (kind === "probe" || transactionId === "not-known-yet") return "neutral";
  return believed ? "good" : "doubtful";
}
