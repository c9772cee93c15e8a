import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { noteReport } from "@/lib/callbacks/server/note-report";
import { closeDatabase, pool } from "@/lib/platform/server/db";
import { log } from "@/lib/platform/server/log";
import { confirmResult } from "@/lib/results/server/confirm-result";
import { followUp } from "@/lib/results/server/follow-up";
import type { Surroundings } from "@/lib/results/server/surroundings";
import { deliver } from "@/lib/results/testing/deliver";
import { playJobs } from "@/lib/results/testing/played-jobs";
import { CHECK_RESULT, INITIALIZE, playedClient } from "@/lib/results/testing/played-vendor";
import { CHECK_QUEUE } from "@/lib/transactions/server/check-schedule";
import { storeOutcome } from "@/lib/transactions/server/store-outcome";
import { shownState } from "@/lib/transactions/state";
import { newTransactionId } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson, addTransaction, goodQuery, rowOf } from "@/lib/transactions/testing/world";

const operator = await addPerson();
const credentialId = await addCredential("sandbox", "http://127.0.0.1:9");
const jobs = playJobs();
log.level = "silent";

const { TZ } = process.env;
afterAll(() => {
  process.env.TZ = TZ;
});

const MINUTE = 60_000;
const LIFE = 30 * MINUTE;

/** Zones and moments at which their clocks jump, Lord Howe's by half an hour. */
const JUMPS = [
  ["UTC", "2026-06-01T12:00:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00:00Z"],
  ["Europe/Berlin", "2027-03-28T01:00:00Z"],
  ["America/New_York", "2026-11-01T06:00:00Z"],
  ["Australia/Lord_Howe", "2027-04-03T15:00:00Z"],
] as const;

/** The console lives in that zone from now on, and its database thinks so too. */
async function moveTo(zone: string): Promise<void> {
  process.env.TZ = zone;
  await pool().query(`DO $$ BEGIN
  EXECUTE format('ALTER DATABASE %I SET timezone = %L', current_database(), '${zone}');
END $$`);
  await closeDatabase();
}

const at = (ms: number): Surroundings => ({
  now: () => new Date(ms),
  call: (_credential, _operation, _patience, send) =>
    send(playedClient(async () => CHECK_RESULT.unfinished())),
});

const SILENCE = { transactionId: null, deadline: null, answeredAt: null, code: null, httpStatus: null };

/** Accepted by the vendor after `tookMs`. */
async function accepted(sentAt: number, tookMs: number) {
  const createdAt = new Date(sentAt);
  const { id } = await addTransaction(operator, credentialId, { state: "requested", createdAt, ...SILENCE });
  const transactionId = newTransactionId();
  const answer = { ...INITIALIZE.accepted(transactionId), durationMs: tookMs };
  await storeOutcome(operator, id, answer, createdAt, () => new Date(sentAt + tookMs));
  return { id, transactionId };
}

const cases = fc.record({
  /** When it was sent, seen from the jump: its half hour ends before, at or after it. */
  sent: fc.integer({ min: -40 * MINUTE, max: 40 * MINUTE }),
  tookMs: fc.integer({ min: 0, max: 30_000 }),
  edge: fc.constantFrom(-1, 0, 1),
});

describe.each(JUMPS)("in %s at %s", (zone, jump) => {
  test("a TransactionId lives 30 minutes to the millisecond", async () => {
    await moveTo(zone);
    const property = fc.asyncProperty(cases, async ({ sent, tookMs, edge }) => {
      const sentAt = Date.parse(jump) + sent;
      const { id, transactionId } = await accepted(sentAt, tookMs);
      const deadline = sentAt + LIFE;
      const over = deadline + tookMs;
      expect((await rowOf(id)).deadline?.getTime()).toBe(deadline);
      expect((await jobs.next(CHECK_QUEUE, id))?.at.getTime()).toBe(over);

      const face = shownState("pending", deadline, null, deadline + edge);
      expect(face).toBe(edge < 0 ? "pending" : "expired");

      await confirmResult(operator, id, "person", at(over - 1));
      expect((await rowOf(id)).state).toBe("pending");
      await confirmResult(operator, id, "person", at(over + edge));
      expect((await rowOf(id)).state).toBe(edge < 0 ? "pending" : "abandoned");

      const reported = await accepted(sentAt, tookMs);
      await deliver(reported.id, goodQuery(reported.transactionId), new Date(deadline + edge));
      await noteReport(operator, reported.id);
      expect((await rowOf(reported.id)).reportedAt?.getTime()).toBe(deadline + edge);
      expect(transactionId).not.toBe(reported.transactionId);
    });
    await fc.assert(property, { numRuns: 50 });
  });

  test("a report gives the vendor ten more minutes, to the millisecond", async () => {
    await moveTo(zone);
    const property = fc.asyncProperty(cases, async ({ sent, tookMs, edge }) => {
      const sentAt = Date.parse(jump) + sent;
      const { id, transactionId } = await accepted(sentAt, tookMs);
      const reportedAt = sentAt + LIFE - MINUTE;
      await deliver(id, goodQuery(transactionId), new Date(reportedAt));
      await followUp(id, at(reportedAt));
      await confirmResult(operator, id, "person", at(reportedAt + 10 * MINUTE + edge));
      expect((await rowOf(id)).state).toBe(edge < 0 ? "pending" : "abandoned");
    });
    await fc.assert(property, { numRuns: 10 });
  });
});
