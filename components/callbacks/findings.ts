import type { Tone } from "@/components/ui/badge";
import type { DeliveryVerdict } from "@/lib/callbacks/verdict";

/** One thing that was found out about a delivery. `key` names its message. */
export type Finding = { key: string; tone: Tone; values?: Record<string, number> };

const TOKEN: Record<DeliveryVerdict["token"], Finding> = {
  right: { key: "tokenRight", tone: "success" },
  wrong: { key: "tokenWrong", tone: "danger" },
  missing: { key: "tokenMissing", tone: "danger" },
};

const ID: Record<DeliveryVerdict["transactionId"], Finding> = {
  equal: { key: "idEqual", tone: "success" },
  adopted: { key: "idAdopted", tone: "info" },
  different: { key: "idDifferent", tone: "danger" },
  missing: { key: "idMissing", tone: "warning" },
  "not-known-yet": { key: "idNotKnownYet", tone: "neutral" },
};

/** A verdict as short statements, the most important one first. */
export function findings(verdict: DeliveryVerdict): Finding[] {
  if (verdict.kind === "probe") return [{ key: "probe", tone: "neutral" }];
  const { occurrence, lateByMs } = verdict;
  return [
    verdict.believed ? { key: "believed", tone: "info" } : { key: "notBelieved", tone: "warning" },
    ...(verdict.contradicts ? [{ key: "contradicts", tone: "danger" } satisfies Finding] : []),
    TOKEN[verdict.token],
    ID[verdict.transactionId],
    occurrence === 1
      ? { key: "first", tone: "neutral" }
      : { key: "duplicate", tone: "neutral", values: { n: occurrence } },
    lateByMs === 0
      ? { key: "onTime", tone: "neutral" }
      : { key: "late", tone: "warning", values: { seconds: Math.ceil(lateByMs / 1_000) } },
    ...(verdict.early ? [{ key: "early", tone: "neutral" } satisfies Finding] : []),
  ];
}
