import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pool } from "@/lib/platform/server/db";
import { log } from "@/lib/platform/server/log";
import { histories } from "@/lib/results/testing/histories";
import { type History, Model } from "@/lib/results/testing/model";
import { other, ours, PlayedHistory, type Stage } from "@/lib/results/testing/play-history";
import { playJobs } from "@/lib/results/testing/played-jobs";
import { addCredential, addPerson, TEST_TOKEN } from "@/lib/transactions/testing/world";

/** CONSOLE_TEST_HISTORIES=100000 plays more than the suite has time for. */
const HISTORIES = Number(process.env.CONSOLE_TEST_HISTORIES ?? 10_000);
const AT_A_TIME = 10;
/** Half an hour before clocks are set back in Berlin: no time of day may matter. */
const START = Date.parse("2026-10-25T00:30:00.000Z");

// Half of what is played is worth a warning.
log.level = "silent";

const stage: Stage = {
  operator: await addPerson(),
  credentialId: await addCredential("sandbox", "http://127.0.0.1:9"),
  jobs: playJobs(),
  callbackTokenHash: createHash("sha256").update(TEST_TOKEN).digest(),
};

const ENDS = {
  name: "test-ends",
  text: `SELECT t.id, t.state, t.transaction_id AS "transactionId", t.transaction_id_from AS "idFrom",
  t.reported_passed AS reported, t.passed, t.closed_at IS NOT NULL AS closed,
  (SELECT count(*)::int FROM result_check r WHERE r.transaction_id = t.id) AS calls,
  (SELECT array_agg(a.event) FROM audit_entry a
    WHERE a.subject_type = 'transaction' AND a.subject_id = t.id::text) AS events
FROM "transaction" t WHERE t.id = ANY($1::uuid[])`,
};

type End = {
  id: string;
  state: string;
  transactionId: string | null;
  idFrom: string | null;
  reported: string | null;
  passed: string | null;
  closed: boolean;
  calls: number;
  events: string[] | null;
};

async function play(batch: readonly History[]): Promise<(End | undefined)[]> {
  const played = batch.map(({ said }) => new PlayedHistory(stage, said, START));
  await Promise.all(played.map((each, place) => each.play(batch[place]?.steps ?? [])));
  const { rows } = await pool().query<End>({ ...ENDS, values: [played.map(({ id }) => id)] });
  return played.map(({ id }) => rows.find((row) => row.id === id));
}

function modelled({ said, steps }: History): Model {
  const model = new Model({ said });
  for (const step of steps) model.take(step);
  return model;
}

const PASSED: Record<string, string> = { passed: "Y", failed: "N" };

/** The end that the model gives, as it would be stored; of the trail what may be there once only. */
function expected(model: Model, id: string) {
  const settled = ["passed", "failed", "abandoned"].includes(model.state);
  return {
    state: model.state,
    transactionId: model.id && { ours, other }[model.id](id),
    idFrom: model.idFrom,
    reported: model.reported?.passed ?? null,
    passed: PASSED[model.state] ?? null,
    closed: model.closed,
    calls: model.calls,
    settled: settled ? 1 : 0,
    resolved: model.idFrom === "callback" ? 1 : 0,
    reports: model.reported ? 1 : 0,
  };
}

function found({ id: _, events, ...end }: End) {
  const times = (event: string) => events?.filter((each) => each === `transaction.${event}`).length ?? 0;
  return {
    ...end,
    settled: times("settled"),
    resolved: times("resolved"),
    reports: times("reported"),
  };
}

test(`${HISTORIES} histories end as the model says, ${AT_A_TIME} of them at a time`, async () => {
  const batch = fc.array(histories, { minLength: AT_A_TIME, maxLength: AT_A_TIME });
  const property = fc.asyncProperty(batch, async (given) => {
    for (const [place, end] of (await play(given)).entries()) {
      const history = given[place];
      if (!end || !history) throw new Error("A history has no end");
      expect(found(end), JSON.stringify(history)).toEqual(expected(modelled(history), end.id));
    }
  });
  await fc.assert(property, { numRuns: Math.ceil(HISTORIES / AT_A_TIME) });
}, 3_600_000);
