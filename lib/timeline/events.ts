import type { DeliveriesView, DeliveryView } from "@/lib/callbacks/view";
import type { ErasureStep, RetentionStep } from "@/lib/results/personal-data";
import type { CheckView, ScheduleView, VerifyLogView } from "@/lib/results/view";
import type { Story } from "@/lib/timeline/story";
import { neverSent } from "@/lib/transactions/silence";
import type { TransactionState } from "@/lib/transactions/state";
import { type ResultKept, resultKept } from "@/lib/transactions/two-clocks";
import type { TransactionView } from "@/lib/transactions/view";

/** One line of a transaction's story. Times are ISO strings; what is still to come has `ahead`. */
export type TimelineEvent = { at: string; ahead: boolean } & (
  | {
      kind: "sent";
      parameters: number;
      /** It may have reached the vendor. */
      left: boolean;
    }
  | { kind: "accepted"; durationMs: number; code: string }
  | { kind: "refused"; durationMs: number; code: string; executedMaybe: boolean }
  | { kind: "silent"; code: string }
  /** Nothing reached the vendor. */
  | { kind: "unsent"; code: string }
  | { kind: "callback"; delivery: DeliveryView }
  | { kind: "checked"; check: CheckView }
  | { kind: "log"; log: VerifyLogView }
  /** Its TransactionId was learnt from this delivery. */
  | { kind: "resolved"; number: number }
  | { kind: "closed"; by: string | null; reason: string }
  | { kind: "settled"; state: TransactionState }
  /** On demand, here. */
  | { kind: "erased"; by: string | null; reason: string }
  | { kind: "erased-at-vendor"; id: string; outcome: VendorErasure["outcome"]; code: string | null }
  /** Because it was old enough, here. */
  | { kind: "retained"; what: RetentionStep["what"]; count: number }
  | { kind: "next"; reason: ScheduleView["reason"] }
  | { kind: "deadline" }
  | { kind: "vendor-deletes"; here: ResultKept["here"] }
);

type VendorErasure = NonNullable<ErasureStep["vendor"]>;

/** MerchantUserId, MetaInfo and CallbackToken travel too, but are not kept with the parameters. */
function sentParameters({ parameters, callbackExpected }: TransactionView): number {
  return Object.keys(parameters).length + (callbackExpected ? 3 : 2);
}

/** The story in the order in which it happened, what lies ahead at its end. */
export function timelineOf(story: Story): TimelineEvent[] {
  const { transaction, deliveries, checks, verifyLogs, erasures, retained, schedule } = story;
  const happened: TimelineEvent[] = [
    sendingOf(transaction),
    ...answerOf(transaction),
    ...deliveries.shown.map((delivery) => ({
      kind: "callback" as const,
      at: delivery.receivedAt,
      ahead: false,
      delivery,
    })),
    ...resolvingOf(transaction, deliveries),
    ...closingOf(transaction),
    ...checks.map((check) => ({ kind: "checked" as const, at: check.askedAt, ahead: false, check })),
    ...settlingOf(transaction),
    ...verifyLogs.map((log) => ({ kind: "log" as const, at: log.askedAt, ahead: false, log })),
    ...retained.map((step) => ({ kind: "retained" as const, ahead: false, ...step })),
    ...erasingOf(erasures),
  ];
  const next = schedule ? [{ kind: "next" as const, ahead: true, ...schedule }] : [];
  const all = [...happened, ...clocksOf(story), ...next];
  return all
    .map((event, place) => ({ event, place }))
    .sort(byTime)
    .map(({ event }) => event);
}

/** Things of one millisecond keep the order of cause and effect in which they were listed. */
function byTime(
  a: { event: TimelineEvent; place: number },
  b: { event: TimelineEvent; place: number },
): number {
  return Date.parse(a.event.at) - Date.parse(b.event.at) || a.place - b.place;
}

const certainlyUnsent = ({ state, code, answeredAt }: TransactionView) =>
  code !== null && answeredAt === null && (state === "rejected" || (state === "unknown" && neverSent(code)));

function sendingOf(transaction: TransactionView): TimelineEvent {
  return {
    kind: "sent",
    at: transaction.createdAt,
    ahead: false,
    parameters: sentParameters(transaction),
    left: !certainlyUnsent(transaction),
  };
}

function answerOf(transaction: TransactionView): TimelineEvent[] {
  const { state, code, answeredAt, durationMs, createdAt, transactionIdFrom } = transaction;
  if (code === null || state === "requested") return [];
  if (answeredAt === null) {
    const at = new Date(Date.parse(createdAt) + (durationMs ?? 0)).toISOString();
    const kind = certainlyUnsent(transaction) ? "unsent" : "silent";
    return [{ kind, at, ahead: false, code }];
  }
  const answer = { at: answeredAt, ahead: false, durationMs: durationMs ?? 0, code };
  if (state === "rejected") return [{ kind: "refused", ...answer, executedMaybe: false }];
  const unclear = state === "unknown" || transactionIdFrom === "callback";
  if (unclear) return [{ kind: "refused", ...answer, executedMaybe: true }];
  return [{ kind: "accepted", ...answer }];
}

/** By the first delivery with the right token that named what is ours now. */
function resolvingOf({ transactionIdFrom }: TransactionView, { shown }: DeliveriesView): TimelineEvent[] {
  if (transactionIdFrom !== "callback") return [];
  const from = shown.find(({ verdict }) => verdict.transactionId === "adopted");
  return from ? [{ kind: "resolved", at: from.receivedAt, ahead: false, number: from.number }] : [];
}

function closingOf({ closedAt, closedBy, closedReason }: TransactionView): TimelineEvent[] {
  if (closedAt === null) return [];
  return [{ kind: "closed", at: closedAt, ahead: false, by: closedBy, reason: closedReason ?? "" }];
}

function settlingOf({ state, settledAt }: TransactionView): TimelineEvent[] {
  return settledAt === null ? [] : [{ kind: "settled", at: settledAt, ahead: false, state }];
}

/** Here all is erased by the first; each asks the vendor. */
function erasingOf(erasures: readonly ErasureStep[]): TimelineEvent[] {
  return erasures.flatMap(({ id, askedBy, reason, at, vendor }, place) => {
    const here: TimelineEvent[] =
      place === 0 ? [{ kind: "erased", at, ahead: false, by: askedBy, reason }] : [];
    return vendor ? [...here, { kind: "erased-at-vendor", ahead: false, id, ...vendor }] : here;
  });
}

/** The two clocks, as far as they still mean something. */
function clocksOf({ transaction, erasures, now }: Story): TimelineEvent[] {
  const { state, deadline, vendorDeletesAt } = transaction;
  const clocks: TimelineEvent[] = [];
  if (state === "pending" && deadline !== null) {
    clocks.push({ kind: "deadline", at: deadline, ahead: Date.parse(deadline) > Date.parse(now) });
  }
  // What the vendor has confirmed to be deleted is not deleted again.
  const deleted = erasures.some(({ vendor }) => vendor?.outcome === "confirmed");
  if (deadline !== null && !deleted) {
    const here = resultKept(transaction, Date.parse(now))?.here ?? "none";
    const ahead = Date.parse(vendorDeletesAt) > Date.parse(now);
    clocks.push({ kind: "vendor-deletes", at: vendorDeletesAt, ahead, here });
  }
  return clocks;
}
