import type { Mutant } from "./mutant.ts";

const CRASH = "scripts/crash/crash.db.test.ts";
const RECEIVER = "lib/callbacks/server/receiver.ts";
const RECEIVER_TEST = "lib/callbacks/server/receiver.db.test.ts";
const VERDICT = "lib/callbacks/verdict.ts";
const VERDICT_TEST = "lib/callbacks/verdict.test.ts";

export const CALLBACK_MUTANTS: readonly Mutant[] = [
  {
    id: "early-ack",
    breaks: "a delivery is stored before it is acknowledged",
    file: RECEIVER,
    find: `      store(delivery).then(
        (stored) => (stored ? afterStored(req, res, delivery, stored) : answerStray(req, res)),
        (error: unknown) => {
          complain(error);
          refuseForNow(req, res);
        },
      );`,
    replace: `      acknowledge(req, res, "stored");
      store(delivery).then(
        (stored) => stored?.awaited && onAwaited(stored.transactionId),
        (error: unknown) => complain(error),
      );`,
    tests: [CRASH],
    env: { CRASH_ROUNDS: "kill-postgres=3" },
  },
  {
    id: "sync-commit-off",
    breaks: "a commit is on the disk before it is believed",
    file: "lib/platform/server/db.ts",
    find: `const IN_UTC = "-c timezone=UTC";`,
    replace: `const IN_UTC = "-c timezone=UTC -c synchronous_commit=off";`,
    tests: [CRASH],
    env: { CRASH_ROUNDS: "kill-postgres=6" },
  },
  {
    id: "swallow-error-200",
    breaks: "what could not be stored is refused with 503",
    file: RECEIVER,
    find: `          refuseForNow(req, res);`,
    replace: `          acknowledge(req, res, "stored");`,
    tests: [CRASH],
    env: { CRASH_ROUNDS: "read-only=2" },
  },
  {
    id: "batch-dropped",
    breaks: "when a group of deliveries fails, each of its senders learns it",
    file: "lib/callbacks/server/delivery-store.ts",
    find: `      for (const { reject } of batch) reject(error);`,
    replace: `      for (const { resolve } of batch) resolve(undefined);`,
    tests: [CRASH],
    env: { CRASH_ROUNDS: "terminate-backends kill-postgres=2" },
  },
  {
    id: "half-a-batch",
    breaks: "every delivery of a group gets its own answer",
    file: "lib/callbacks/server/delivery-store.ts",
    find: `for (const [place, { resolve }] of batch.entries()) resolve(stored[place]);`,
    replace: `for (const { resolve } of batch) resolve(stored[0]);`,
    tests: ["lib/callbacks/server/delivery-store.test.ts"],
  },
  {
    id: "orphan-dropped",
    breaks: "a callback that comes before Initialize has answered is kept",
    file: "lib/callbacks/server/store-deliveries.ts",
    find: `  JOIN "transaction" t ON t.callback_id = d.callback_id`,
    replace: `  JOIN "transaction" t ON t.callback_id = d.callback_id AND t.state NOT IN ('requested', 'unknown')`,
    tests: [RECEIVER_TEST],
  },
  {
    id: "right-ones-displaced",
    breaks: "a flood of wrong tokens takes no room from deliveries with the right one",
    file: "lib/callbacks/server/store-deliveries.ts",
    find: `    CASE kind WHEN 'right' THEN seen_right - `,
    replace: `    CASE kind WHEN 'right' THEN seen_right + seen_wrong - `,
    tests: ["lib/callbacks/server/store-deliveries.db.test.ts"],
  },
  {
    id: "token-first-of-duplicates",
    breaks: "a wrong token beside a right one is wrong, in whichever place",
    file: VERDICT,
    find: `given.map((digest) => sameDigest(digest, expected)).every(Boolean)`,
    replace: `given.slice(0, 1).map((digest) => sameDigest(digest, expected)).every(Boolean)`,
    tests: [VERDICT_TEST],
  },
  {
    id: "token-prefix",
    breaks: "all of a token counts",
    file: VERDICT,
    find: `for (let at = 0; at < b.length; at += 1) difference |=`,
    replace: `for (let at = 0; at < 8; at += 1) difference |=`,
    tests: ["lib/callbacks/verdict-token.test.ts"],
  },
  {
    id: "token-missing-is-right",
    breaks: "a callback without a token is not believed",
    file: VERDICT,
    find: `if (given.length === 0) return "missing";
  if (expected === null)`,
    replace: `if (given.length === 0) return "right";
  if (expected === null)`,
    tests: [VERDICT_TEST],
  },
  {
    id: "token-in-clear",
    breaks: "no token is stored, only its hash",
    file: "lib/callbacks/fields.ts",
    find: `isToken(name) ? DIGEST_PREFIX + digest(value) : value`,
    replace: `value`,
    tests: [RECEIVER_TEST],
  },
  {
    id: "nul-kept",
    breaks: "what PostgreSQL cannot keep does not make a callback fail",
    file: "lib/callbacks/fields.ts",
    find: `.replaceAll("\\0", "\\ufffd")`,
    replace: ``,
    tests: ["lib/callbacks/server/receiver-fuzz.db.test.ts"],
  },
  {
    id: "brake-before-verification",
    breaks: "only what was recognised as junk is kept waiting",
    file: RECEIVER,
    find: `    else acknowledge(req, res, outcome);`,
    replace: `    else acknowledgeJunk(req, res, outcome, brake);`,
    tests: ["lib/callbacks/server/receiver-flood.db.test.ts"],
  },
  {
    id: "pages-not-restarted",
    breaks: "the process that fetches results is started again when it ends",
    file: "scripts/serve/pages-process.ts",
    find: `void first.then((child) => follow(child, start, stopping.signal)).catch(() => {});`,
    replace: `void first.catch(() => follow);`,
    tests: [CRASH],
    env: { CRASH_ROUNDS: "kill-pages=2" },
  },
  {
    id: "ends-with-pages",
    breaks: "callbacks are received whatever becomes of the process of the pages",
    file: "scripts/serve/pages-process.ts",
    find: `    log.error({ how, failures }, "the pages' process ended and is started again");`,
    replace: `    process.exit(1);`,
    tests: [CRASH],
    env: { CRASH_ROUNDS: "kill-pages=2" },
  },
  {
    id: "waits-for-nobody",
    breaks: "a request whose sender has gone is given up behind the front too",
    file: "scripts/serve/relay.ts",
    find: `      if (!res.writableFinished) controller?.abort(new ReaderGone());
`,
    replace: ``,
    tests: ["scripts/serve/forward.test.ts"],
  },
  {
    id: "one-address-for-all",
    breaks: "nobody asks for more pages at once than others can bear",
    file: "scripts/serve/turnstile.ts",
    find: `ofAddress >= limits.perAddress ||`,
    replace: `false ||`,
    tests: ["scripts/serve/forward-limits.test.ts"],
  },
  {
    id: "unreadable-unseen",
    breaks: "a callback that cannot be read is counted as one",
    file: "scripts/serve/unreadable.ts",
    find: `const callback = error.rawPacket`,
    replace: `const callback = Buffer.from("")`,
    tests: ["scripts/serve/front-server.test.ts"],
  },
  {
    id: "readers-hold-places",
    breaks: "who does not read an answer keeps no page from others",
    file: "scripts/serve/forward.ts",
    find: `      giveBack();
      leave();`,
    replace: `      leave();`,
    tests: ["scripts/serve/forward-slow.test.ts"],
  },
  {
    id: "stalled-for-ever",
    breaks: "of a reader who takes nothing the connection is ended",
    file: "scripts/serve/stalls.ts",
    find: `    socket.setTimeout(limits.progressWithin);
`,
    replace: ``,
    tests: ["scripts/serve/forward-slow.test.ts"],
  },
];
