import type { Mutant } from "./mutant.ts";

const WRITES = "lib/transactions/server/transaction-writes.ts";
const CONFIRM_TEST = "lib/results/server/confirm-result.db.test.ts";
const HOSTILE_TEST = "lib/results/hostile-answers.db.test.ts";

export const RESULT_MUTANTS: readonly Mutant[] = [
  {
    id: "last-report-wins",
    breaks: "the first believed callback is what was reported",
    file: WRITES,
    find: `WHERE id = $1 AND state = 'pending' AND reported_passed IS NULL`,
    replace: `WHERE id = $1 AND state = 'pending'`,
    tests: ["lib/callbacks/server/receiver-duplicates.db.test.ts"],
  },
  {
    id: "two-verdicts-race",
    breaks: "a settled transaction is never settled again",
    file: WRITES,
    find: ` WHERE id = $1 AND state = ANY($3::transaction_state[])`,
    replace: ` WHERE id = $1 AND $3::transaction_state[] IS NOT NULL`,
    tests: [CONFIRM_TEST],
  },
  {
    id: "abandoned-too-early",
    breaks: "the call's own duration is added before one is given up",
    file: "lib/transactions/state.ts",
    find: `const over = deadline.getTime() + (durationMs ?? 0);`,
    replace: `const over = deadline.getTime() + (durationMs ?? 0) * 0;`,
    tests: [CONFIRM_TEST],
  },
  {
    id: "callback-decides",
    breaks: "only CheckResult settles a transaction",
    file: "lib/results/server/confirm-result.ts",
    find: `const answer = readAnswer(outcome, keepImages);`,
    replace: `const answer = { ...readAnswer(outcome, keepImages), code: "Success", passed: "Y", subCode: "200" };`,
    tests: [CONFIRM_TEST],
  },
  {
    id: "silence-is-refusal",
    breaks: "an Initialize without an answer is unknown, not refused",
    file: "lib/transactions/server/initialize-outcome.ts",
    find: `const to = outcome.executed === "no" ? "rejected" : "unknown";`,
    replace: `const to = "rejected";`,
    tests: [
      "lib/transactions/server/upstream.db.test.ts",
      "lib/transactions/server/start-transaction.db.test.ts",
    ],
  },
  {
    id: "retry-on-unknown",
    breaks: "Initialize is sent once, whatever becomes of it",
    file: "lib/transactions/server/start-transaction.ts",
    find: `vendor.initialize(call.wire)`,
    replace: `vendor.initialize(call.wire).then((first) =>
    first.kind === "unanswered" ? vendor.initialize(call.wire) : first,
  )`,
    tests: ["lib/transactions/server/upstream.db.test.ts"],
  },
  {
    id: "no-timeout",
    breaks: "every call to the vendor ends in bounded time",
    file: "lib/cloudauth/server/transport.ts",
    find: `request.timeouts.totalMs,
    );`,
    replace: `2 ** 30,
    );`,
    tests: ["lib/transactions/server/upstream.db.test.ts", "lib/cloudauth/server/failures.test.ts"],
  },
  {
    id: "outcome-lost",
    breaks: "an answer of the vendor is held on to while the database is away",
    file: "lib/transactions/server/store-outcome.ts",
    find: `const WHILE_SOMEBODY_WAITS = [200, 800, 2_000];`,
    replace: `const WHILE_SOMEBODY_WAITS: number[] = [];`,
    tests: ["lib/transactions/server/upstream.db.test.ts"],
  },
  {
    id: "unstorable-answer-lost",
    breaks: "an answer that the database refuses for good is stored as one that is not understood",
    file: "lib/transactions/server/store-outcome.ts",
    find: `if (!isRefusedForGood(err)) throw err;`,
    replace: `throw err;`,
    tests: [HOSTILE_TEST],
  },
  {
    id: "unstorable-text",
    breaks: "every text of an answer can be stored",
    file: "lib/kernel/storable-text.ts",
    find: `.replaceAll("\\u0000", "\\uFFFD")`,
    replace: ``,
    tests: [HOSTILE_TEST],
  },
  {
    id: "deadline-from-answer",
    breaks: "the half hour counts from the start of the request",
    file: "lib/transactions/server/initialize-outcome.ts",
    find: `const deadline = deadlineOf(sentAt);`,
    replace: `const deadline = deadlineOf(answeredAt);`,
    tests: ["lib/transactions/server/upstream.db.test.ts"],
  },
  {
    id: "client-clock",
    breaks: "a page counts by the server's clock",
    file: "components/shared/clock-maths.ts",
    find: `  const sample = serverMs - monotonicMs;`,
    replace: `  const sample = Date.now() - monotonicMs + serverMs * 0;`,
    tests: ["components/shared/clock-maths.test.ts"],
  },
];
