import type { Scenario, Script } from "@/lib/scenarios/scenario";

/** What was carried out goes on without its caller: late enough that the lost answer has been noticed. */
const GOES_ON: Script["device"] = { does: "pass", afterMs: 1_000 };

const SKEW_MS = 20 * 60_000;

type Answered = Pick<Scenario, "id" | "script" | "ends">;

const ANSWERED: readonly Answered[] = [
  {
    id: "answer-slow",
    script: { initialize: { delayMs: 3_000 }, device: { does: "pass", afterMs: 300 } },
    ends: { state: "passed" },
  },
  {
    id: "answer-html-500",
    script: { initialize: { wire: "html", status: 500 } },
    ends: { state: "unknown" },
  },
  {
    id: "answer-html-503",
    script: { initialize: { wire: "html", status: 503 } },
    ends: { state: "unknown" },
  },
  { id: "answer-empty", script: { initialize: { wire: "empty" } }, ends: { state: "unknown" } },
  {
    id: "answer-truncated",
    script: { initialize: { wire: "truncated" }, device: GOES_ON },
    ends: { state: "passed" },
  },
  { id: "dropped-before", script: { initialize: { wire: "dropped" } }, ends: { state: "unknown" } },
  {
    id: "dropped-after",
    script: { initialize: { wire: "dropped", executed: true }, device: GOES_ON },
    ends: { state: "passed" },
  },
  { id: "answer-silent", script: { initialize: { wire: "silent" } }, ends: { state: "unknown" } },
  { id: "clock-skew", script: { initialize: { clockSkewMs: SKEW_MS } }, ends: { state: "rejected" } },
];

export const ANSWER_SCENARIOS: readonly Scenario[] = ANSWERED.map((each) => ({ ...each, group: "answers" }));
