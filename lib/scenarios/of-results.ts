import type { Scenario, Script } from "@/lib/scenarios/scenario";

const PASSES: Script["device"] = { does: "pass", afterMs: 300 };

type Asked = { id: string; checkResult: NonNullable<Script["checkResult"]>; ends?: Scenario["ends"] };

const ASKED: readonly Asked[] = [
  {
    id: "result-disagrees",
    checkResult: [{ disagree: true, times: 50 }],
    ends: { state: "failed", contradiction: true },
  },
  { id: "result-contradicts-itself", checkResult: [{ passed: "Y", subCode: "205" }] },
  { id: "result-not-finished", checkResult: [{ code: "ProcessNotCompleted", times: 2 }] },
  { id: "result-throttled", checkResult: [{ code: "Throttling.Api" }] },
  { id: "result-html-500", checkResult: [{ wire: "html", status: 500 }] },
  { id: "result-html-503", checkResult: [{ wire: "html", status: 503 }] },
  { id: "result-empty", checkResult: [{ wire: "empty" }] },
  { id: "result-truncated", checkResult: [{ wire: "truncated" }] },
  { id: "result-dropped", checkResult: [{ wire: "dropped" }] },
  { id: "result-slow", checkResult: [{ delayMs: 3_000 }] },
];

/** The device passes and is told of; what differs is what CheckResult says when it is asked. */
export const RESULT_SCENARIOS: readonly Scenario[] = ASKED.map(
  ({ id, checkResult, ends = { state: "passed" } }) => ({
    id,
    group: "results",
    script: { device: PASSES, checkResult },
    ends,
  }),
);
