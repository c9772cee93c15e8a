import type { Scenario, Script } from "@/lib/scenarios/scenario";

const PASSES: Script["device"] = { does: "pass", afterMs: 300 };

type Told = Pick<Scenario, "id" | "ends"> & { callbacks: Script["callbacks"] };

/** The device passes; what differs is how that is told. */
const TOLD: readonly Told[] = [
  { id: "callback-late", callbacks: [{ afterMs: 3_000 }], ends: { state: "passed" } },
  { id: "callback-duplicate", callbacks: [{ times: 5 }], ends: { state: "passed" } },
  { id: "callback-flipped", callbacks: [{ flipped: true }], ends: { state: "passed", contradiction: true } },
  {
    id: "callbacks-contradict",
    callbacks: [{}, { flipped: true, afterMs: 500 }],
    ends: { state: "passed" },
  },
  { id: "callback-wrong-token", callbacks: [{ token: "wrong" }], ends: { state: "pending" } },
  { id: "callback-missing-token", callbacks: [{ token: "missing" }], ends: { state: "pending" } },
  {
    id: "callback-among-forged",
    callbacks: [{ token: "wrong", passed: "N", times: 20 }, { afterMs: 500 }],
    ends: { state: "passed" },
  },
  { id: "callback-other-transaction", callbacks: [{ transactionId: "other" }], ends: { state: "pending" } },
  {
    id: "callback-names",
    callbacks: [
      {
        names: {
          transactionId: "TransactionID",
          passed: "PASSED",
          subCode: "subcode",
          callbackToken: "CallbackToken",
        },
      },
    ],
    ends: { state: "passed" },
  },
  { id: "callback-passed-spelling", callbacks: [{ passed: "T" }], ends: { state: "passed" } },
  { id: "callback-before-answer", callbacks: [{ when: "before-answer" }], ends: { state: "passed" } },
  { id: "callback-none", callbacks: [], ends: { state: "pending" } },
];

export const CALLBACK_SCENARIOS: readonly Scenario[] = TOLD.map(({ id, callbacks = [], ends }) => ({
  id,
  group: "callbacks",
  script: { device: PASSES, callbacks },
  ends,
}));
