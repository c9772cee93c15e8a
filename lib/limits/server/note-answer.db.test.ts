import { beforeEach, describe, expect, it } from "vitest";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import { verifyChain } from "@/lib/audit/server/verify-chain";
import type { VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { newId } from "@/lib/kernel/ids";
import { closeBreaker, openFor } from "@/lib/limits/server/breaker";
import { laneOf, type PacedCredential } from "@/lib/limits/server/lane";
import { noteAnswer } from "@/lib/limits/server/note-answer";
import { reserveSlot } from "@/lib/limits/server/take-turn";
import { accepted, broken, refusedWith } from "@/lib/limits/testing/outcomes";
import { pool } from "@/lib/platform/server/db";

const HONGKONG = "https://cloudauth-intl.cn-hongkong.aliyuncs.com";
const newKey = (account: string | null = null): PacedCredential => ({
  id: newId(),
  environment: "live",
  endpoint: HONGKONG,
  account,
});

let key: PacedCredential;
beforeEach(() => {
  key = newKey();
});

const turn = (of = key) => reserveSlot(laneOf(of, "Initialize"), 60_000);
const note = (outcome: VendorOutcome<unknown>, of = key) => noteAnswer(of, "Initialize", outcome);

async function refuse(code: string, times: number, of = key): Promise<void> {
  for (let time = 0; time < times; time++) {
    await turn(of);
    await note(refusedWith(code), of);
  }
}

async function pace(account = key.account ?? key.id) {
  const { rows } = await pool().query(
    `SELECT per_second AS "perSecond", refusals, openings, open_code AS "openCode", trial_until AS "trialUntil",
      round(extract(epoch FROM open_until - clock_timestamp())) AS "openSeconds"
    FROM call_pace WHERE account = $1 AND operation = 'Initialize'`,
    [account],
  );
  return rows[0];
}

/** As if the breaker had been open long enough. */
const timeIsUp = () =>
  pool().query("UPDATE call_pace SET open_until = clock_timestamp() WHERE open_code IS NOT NULL");

async function events(of = key) {
  const { rows } = await pool().query<{ event: string }>(
    "SELECT event, data FROM audit_entry WHERE subject_id = $1 ORDER BY seq",
    [of.id],
  );
  return rows.map(({ event }) => event);
}

describe("throttled", () => {
  it("calls go half as fast; many answers of one second say it once, and parameters at fault do not", async () => {
    await turn();
    await note(refusedWith("InvalidParameter"));
    expect(await pace()).toMatchObject({ perSecond: 10 });
    await Promise.all(Array.from({ length: 6 }, () => note(refusedWith("Throttling.Api"))));
    expect(await pace()).toMatchObject({ perSecond: 5 });
    await pool().query(
      "UPDATE call_pace SET throttled_at = clock_timestamp() - interval '10 seconds' WHERE account = $1",
      [key.id],
    );
    await note(refusedWith("SuspiciousActivity"));
    const { perSecond } = await pace();
    expect(perSecond).toBeCloseTo(3, 1);
  });

  it("calls never come to a stop", async () => {
    await turn();
    for (let time = 0; time < 8; time++) {
      await note(refusedWith("Throttling.User"));
      await pool().query(
        "UPDATE call_pace SET throttled_at = throttled_at - interval '1.1 seconds' WHERE account = $1",
        [key.id],
      );
    }
    expect((await pace()).perSecond).toBeGreaterThanOrEqual(0.5);
    expect((await turn()).granted).toBe(true);
  });
});

describe("the breaker", () => {
  it("opens at the fifth refusal in a row, for a minute", async () => {
    await refuse("SignatureDoesNotMatch", 4);
    expect((await turn()).granted).toBe(true);
    await note(refusedWith("SignatureDoesNotMatch"));
    expect(await turn()).toMatchObject({ granted: false, heldCode: "SignatureDoesNotMatch" });
    expect(await pace()).toMatchObject({ openSeconds: "60", openings: 1 });
    expect(await events()).toEqual(["breaker.opened"]);
  });

  it("opens at once for ten minutes when the vendor says that refusals were repeated", async () => {
    await refuse("Forbidden.ExceptionRepeatedInvoke", 1);
    expect(await turn()).toMatchObject({ granted: false, heldCode: "Forbidden.ExceptionRepeatedInvoke" });
    expect(await pace()).toMatchObject({ openSeconds: "600" });
  });

  it.each([
    ["another refusal", refusedWith("Forbidden.RAM")],
    ["an accepted call", accepted],
    ["a parameter at fault", refusedWith("InvalidParameter")],
  ])("counts from the start after %s", async (_, between) => {
    await refuse("SignatureDoesNotMatch", 4);
    await note(between);
    await refuse("SignatureDoesNotMatch", 4);
    expect(await events()).toEqual([]);
    await refuse("SignatureDoesNotMatch", 1);
    expect(await events()).toEqual(["breaker.opened"]);
  });

  it.each(["MissingParameter", "InvalidParameter", "InternalError", "NeverHeardOf"])(
    "is never opened by %s",
    async (code) => {
      await refuse(code, 12);
      expect((await pace()).openCode).toBeNull();
    },
  );

  it("opened by twenty at once is one opening in the trail", async () => {
    await turn();
    await Promise.all(Array.from({ length: 20 }, () => note(refusedWith("SignatureDoesNotMatch"))));
    expect(await events()).toEqual(["breaker.opened"]);
    expect(await pace()).toMatchObject({ openings: 1 });
    expect((await verifyChain()).intact).toBe(true);
  });

  it("lets one call try when its time is up, and the others wait for what comes of it", async () => {
    await refuse("SignatureDoesNotMatch", 5);
    await timeIsUp();
    const turns = await Promise.all(Array.from({ length: 8 }, () => turn()));
    expect(turns.filter(({ granted }) => granted)).toHaveLength(1);
  });

  it("closes when the trial is heard, and forgets", async () => {
    await refuse("SignatureDoesNotMatch", 5);
    await timeIsUp();
    await turn();
    await note(accepted);
    expect(await pace()).toMatchObject({ openCode: null, openings: 0, refusals: 0 });
    expect((await turn()).granted).toBe(true);
    expect(await events()).toEqual(["breaker.opened", "breaker.closed"]);
  });

  it("stays open twice as long after each trial that is refused, half an hour at most", async () => {
    await refuse("SignatureDoesNotMatch", 5);
    const seconds = [];
    for (let time = 0; time < 6; time++) {
      await timeIsUp();
      await refuse("SignatureDoesNotMatch", 1);
      seconds.push((await pace()).openSeconds);
    }
    expect(seconds).toEqual(["120", "240", "480", "960", "1800", "1800"]);
  });

  it.each([
    ["without an answer", broken],
    ["throttled", refusedWith("Throttling.Api")],
    ["met by a fault of the vendor's", refusedWith("InternalError")],
  ])("lets the next call try when the trial was %s", async (_, outcome) => {
    await refuse("SignatureDoesNotMatch", 5);
    await timeIsUp();
    await turn();
    await note(outcome);
    expect((await turn()).granted).toBe(true);
    expect((await turn()).granted).toBe(false);
  });

  it("is not closed by the answer to a call that had gone out before it opened", async () => {
    await turn();
    await refuse("Forbidden.ExceptionRepeatedInvoke", 1);
    await note(accepted);
    expect((await turn()).granted).toBe(false);
  });

  it("of one key leaves the account's other keys alone; that of the account stops them all", async () => {
    const account = newId();
    const [one, other] = [newKey(account), newKey(account)];
    await refuse("InvalidAccessKeyId.Inactive", 5, one);
    expect((await turn(one)).granted).toBe(false);
    expect((await turn(other)).granted).toBe(true);
    await refuse("Forbidden.AccountAccessDenied", 5, other);
    const third = newKey(account);
    expect(await turn(third)).toMatchObject({ granted: false, heldCode: "Forbidden.AccountAccessDenied" });
  });

  it("of one operation leaves the others alone", async () => {
    await refuse("SignatureDoesNotMatch", 5);
    expect((await reserveSlot(laneOf(key, "CheckResult"), 0)).granted).toBe(true);
  });

  it("is closed by hand once", async () => {
    await refuse("Forbidden.ExceptionRepeatedInvoke", 1);
    const breaker = { ...laneOf(key, "Initialize"), credentialId: key.id };
    const by = changedByConsole("a test", newId());
    expect(await closeBreaker(by, breaker, false)).toBe(false);
    expect(await closeBreaker(by, breaker, true)).toBe(true);
    expect(await closeBreaker(by, breaker, true)).toBe(false);
    expect((await turn()).granted).toBe(true);
    expect(await events()).toEqual(["breaker.opened", "breaker.closed"]);
  });

  it("of the sandbox counts seconds for minutes", () => {
    expect([openFor(0, true, true), openFor(0, true, false)]).toEqual([10_000, 600_000]);
  });
});

it("an answer that cannot be noted does not fail", async () => {
  await expect(noteAnswer({ ...key, endpoint: "rubbish" }, "Initialize", accepted)).resolves.toBeUndefined();
});
