import type { DeliveryView } from "@/lib/callbacks/view";
import type { TransactionView } from "@/lib/transactions/view";

/** What a delivery means and what came of it, as names of messages: `what.…` and `effect.…`. */
export type Consequence = {
  what:
    | "erased"
    | "probe"
    | "wrongToken"
    | "missingToken"
    | "otherId"
    | "noId"
    | "notKnownYet"
    | "unclear"
    | "contradictsCheck"
    | "contradicts"
    | "agrees"
    | "again"
    | "hint";
  effect: "none" | "kept" | "adopted" | "report";
};

type Told = Pick<DeliveryView, "verdict" | "erased" | "receivedAt">;
type Facts = Pick<TransactionView, "reportedAt">;

/** Everything about a delivery in two short sentences; nothing but the first believed one ever changes anything. */
export function consequence(delivery: Told, transaction: Facts): Consequence {
  return { what: whatOf(delivery), effect: effectOf(delivery, transaction) };
}

function whatOf({ verdict, erased }: Told): Consequence["what"] {
  const { kind, token, transactionId, passed, check, contradicts, occurrence } = verdict;
  if (erased) return "erased";
  if (kind === "probe") return "probe";
  if (token !== "right") return token === "wrong" ? "wrongToken" : "missingToken";
  if (transactionId === "different") return "otherId";
  if (transactionId === "missing") return "noId";
  if (transactionId === "not-known-yet") return "notKnownYet";
  if (passed === null) return "unclear";
  if (check === "contradicts") return "contradictsCheck";
  if (contradicts) return "contradicts";
  if (check === "agrees") return "agrees";
  return occurrence > 1 ? "again" : "hint";
}

function effectOf({ verdict, receivedAt }: Told, { reportedAt }: Facts): Consequence["effect"] {
  if (verdict.transactionId === "adopted") return "adopted";
  if (verdict.believed && reportedAt === receivedAt) return "report";
  return verdict.token === "right" && verdict.transactionId === "not-known-yet" ? "kept" : "none";
}
