import fc from "fast-check";
import { type History, type Said, type Step, TOOK } from "@/lib/results/testing/model";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const anything = fc.constantFrom<Said[]>(
  "passed",
  "failed",
  "unfinished",
  "contradictory",
  "throttled",
  "silent",
);
/** Most vendors make up their mind in the end: asking on and on teaches nothing new. */
const atLast = fc.constantFrom<Said[]>(
  "passed",
  "passed",
  "failed",
  "failed",
  "unfinished",
  "unfinished",
  "silent",
);
const said = fc.tuple(fc.array(anything, { maxLength: 3 }), atLast).map(([first, last]) => [...first, last]);

const answer = fc.record({
  kind: fc.constant("answer" as const),
  outcome: fc.constantFrom("accepted", "accepted", "accepted", "refused", "unclear", "silent", "unsent"),
});

const deliver = fc.record({
  kind: fc.constant("deliver" as const),
  noticed: fc.constantFrom(true, true, true, false),
  token: fc.constantFrom("right", "right", "right", "right", "wrong", "missing"),
  names: fc.constantFrom("ours", "ours", "ours", "ours", "other", "none", "both"),
  passed: fc.constantFrom("Y", "Y", "N", "T", null),
});

/** Short and long ones, and those that end at the edges where something changes. */
const wait = fc.record({
  kind: fc.constant("wait" as const),
  ms: fc.oneof(
    fc.integer({ min: 0, max: 5 * SECOND }),
    fc.integer({ min: 5 * SECOND, max: 3 * MINUTE }),
    fc.integer({ min: 3 * MINUTE, max: 40 * MINUTE }),
    fc.constantFrom(2 * MINUTE, 2 * MINUTE + 1, 30 * MINUTE + TOOK - 1, 30 * MINUTE + TOOK),
  ),
});

const only = <K extends "person-asks" | "person-closes" | "restart">(kind: K) =>
  fc.constant<Extract<Step, { kind: K }>>({ kind } as Extract<Step, { kind: K }>);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: answer },
  { weight: 6, arbitrary: deliver },
  { weight: 4, arbitrary: wait },
  { weight: 1, arbitrary: only("person-asks") },
  { weight: 1, arbitrary: only("person-closes") },
  { weight: 1, arbitrary: only("restart") },
);

/** Until nothing of importance is left to happen. */
const LAST: Step = { kind: "wait", ms: 55 * MINUTE };

/** Any interleaving of what may happen to one transaction. */
export const histories: fc.Arbitrary<History> = fc.record({
  said,
  steps: fc.array(step, { minLength: 1, maxLength: 8 }).map((steps) => [...steps, LAST]),
});
