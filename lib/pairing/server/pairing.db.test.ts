import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { newId } from "@/lib/kernel/ids";
import { beginPairing } from "@/lib/pairing/server/begin-pairing";
import { claimPairing } from "@/lib/pairing/server/claim-pairing";
import { endOldPairings, endPairing } from "@/lib/pairing/server/end-pairing";
import { isPaired, readPhoneTransaction, sandboxTransactionOf } from "@/lib/pairing/server/phone";
import { readPairedPhone, readPairing } from "@/lib/pairing/server/read-pairing";
import { database, pool } from "@/lib/platform/server/db";
import { forgetOnce } from "@/lib/platform/server/once";
import { seal } from "@/lib/platform/server/seal";
import { protocolContext } from "@/lib/transactions/server/initialize-outcome";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import { accept, refuse, startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson, addTransaction, startInput } from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const [operator, other] = [await addPerson(), await addPerson()];
const sandbox = await addCredential("sandbox", vendor.origin);
const metaInfo = DEVICE_PROFILES[0]?.metaInfo ?? "";
const MINUTE = 60_000;
const start = Date.now();
const at = (minutes: number) => new Date(start + minutes * MINUTE);

afterAll(() => vendor.close());
beforeEach(() => {
  forgetOnce("pairing-claim-limits");
  forgetOnce("pairing-begin-limit");
  vendor.calls.length = 0;
  vendor.answers.Initialize = (call, res) => accept()(call, res);
});

const claim = (code: string, now = at(0), address = "192.0.2.1") =>
  claimPairing({ code, metaInfo, address, requestId: newId() }, now);
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    ({ code, messageKey }) => `${code} ${messageKey}`,
  );
const ask = (token: string, now = at(1)) => readPhoneTransaction(token, newId(), now);
const WRONG = "not-found pairing.problems.code";
const ENDED = "not-signed-in pairing.problems.ended";

async function paired(now = at(0)) {
  const { id, code } = await beginPairing(operator, now);
  return { id, code, ...(await claim(code, now)) };
}

/** Lets none of them write a transaction before all of them are about to. */
async function atOnce<T>(...starts: (() => Promise<T>)[]): Promise<T[]> {
  const holder = await pool().connect();
  await holder.query('BEGIN; LOCK TABLE "transaction" IN SHARE MODE');
  const outcomes = Promise.all(starts.map((start) => start()));
  const held = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
  await vi.waitFor(async () => expect((await pool().query(held)).rowCount).toBe(starts.length), 10_000);
  await holder.query("ROLLBACK");
  holder.release();
  return outcomes;
}

async function trailOf(subjectId: string) {
  const entries = await database().auditEntry.findMany({ where: { subjectId }, orderBy: { seq: "asc" } });
  return entries.map(({ event, actorLabel }) => `${event} by ${actorLabel}`);
}

describe("a code", () => {
  test("is exchanged once for a token, and what the phone sent reaches its owner alone", async () => {
    const { id, code, url } = await beginPairing(operator, at(0));
    expect(url.endsWith(`/pair/${code}`)).toBe(true);
    expect(await readPairing(operator.actor, id, at(0))).toMatchObject({ state: "waiting", metaInfo: null });
    await claim(code.toLowerCase(), at(1));
    expect(await readPairing(operator.actor, id, at(1))).toMatchObject({
      state: "paired",
      device: "iPhone17,1, iOS 18.5",
      metaInfo,
      connected: true,
    });
    expect(await readPairing(other.actor, id, at(1))).toBeNull();
    expect(await refusal(claim(code, at(1)))).toBe(WRONG);
    const replayed = ["pairing.begun", "pairing.claimed", "pairing.refused"];
    const by = [operator.label, "paired phone", "paired phone"];
    await vi.waitFor(async () =>
      expect(await trailOf(id)).toEqual(replayed.map((event, place) => `${event} by ${by[place]}`)),
    );
  });

  test("is stored as a hash, and MetaInfo and the token are not there in the clear", async () => {
    const { id, code, token } = await paired();
    const [row] = await database().$queryRaw<
      unknown[]
    >`SELECT p::text AS row FROM pairing p WHERE id = ${id}::uuid`;
    const stored = JSON.stringify(row);
    for (const secret of [code, code.replace("-", ""), token, "bioMetaInfo"])
      expect(stored).not.toContain(secret);
  });

  test.each([
    ["a guess", async () => "7XKM-2Q9D", 0],
    ["no code at all", async () => "../../etc/passwd", 0],
    ["an expired one", async () => (await beginPairing(operator, at(0))).code, 10],
    [
      "one that its owner has ended",
      async () => {
        const { id, code } = await beginPairing(operator, at(0));
        await endPairing(operator, id, at(0));
        return code;
      },
      1,
    ],
    [
      "one that a newer one has replaced",
      async () => {
        const { code } = await beginPairing(operator, at(0));
        await beginPairing(operator, at(0));
        return code;
      },
      1,
    ],
    [
      "one of somebody who was disabled",
      async () => {
        const gone = await addPerson();
        const { code } = await beginPairing(gone, at(0));
        await database().person.update({ where: { id: gone.actor.personId }, data: { disabledAt: at(0) } });
        return code;
      },
      1,
    ],
  ])("is refused in the same words when it is %s", async (_what, make, minutes) => {
    expect(await refusal(claim(await make(), at(minutes)))).toBe(WRONG);
  });

  test("goes to one of two phones", async () => {
    const { code } = await beginPairing(operator, at(0));
    const all = await Promise.all(
      ["192.0.2.1", "192.0.2.2", "192.0.2.3"].map((from) => refusal(claim(code, at(0), from))),
    );
    expect(all.toSorted()).toEqual(["done", WRONG, WRONG]);
  });

  test("is one for each person, from however many tabs it was asked for", async () => {
    const begun = await Promise.all([1, 2, 3].map(() => beginPairing(operator, at(0))));
    const outcomes = await Promise.all(
      begun.map(({ code }, tab) => refusal(claim(code, at(0), `192.0.2.${tab}`))),
    );
    expect(outcomes.filter((each) => each === "done")).toHaveLength(1);
  });

  test("is guessed at ever more slowly, from one place and from all together", async () => {
    const { code } = await beginPairing(operator, at(0));
    for (let tries = 0; tries < 10; tries += 1) await refusal(claim("7XKM-2Q9D"));
    expect(await refusal(claim(code))).toBe("too-many-requests pairing.problems.slow");
    expect(await refusal(claim(code, at(0), "198.51.100.1"))).toBe("done");
  });
});

describe("a paired phone", () => {
  test("gets its transaction, and Protocol once", async () => {
    const phone = await paired();
    expect(await ask(phone.token)).toBeNull();
    const { id } = await startTransaction(operator, { ...startInput(sandbox), pairingId: phone.id }, "en");
    const [first, second] = await Promise.all([ask(phone.token), ask(phone.token)]);
    const third = await ask(phone.token);
    const protocols = [first, second, third].map((each) => each?.protocol ?? null);
    expect(protocols.filter((protocol) => protocol !== null)).toHaveLength(1);
    expect(protocols[2]).toBeNull();
    const { transactionId } = await database().transaction.findUniqueOrThrow({ where: { id } });
    expect(third).toMatchObject({ transactionId, state: "pending", sandbox: true });
    expect((await trailOf(phone.id)).at(-1)).toBe("pairing.handed-over by paired phone");
    expect(await readPairedPhone(id, at(1))).toMatchObject({ connected: true, ended: false });
  });

  test("is of no use to another person, when it was not claimed, twice at once, or afterwards", async () => {
    const { id: unclaimed } = await beginPairing(operator, at(0));
    const startWith = (by: typeof operator, pairingId: string) =>
      refusal(startTransaction(by, { ...startInput(sandbox), pairingId }, "en"));
    const refused = "conflict transactions.problems.noPairing";
    expect(await startWith(operator, unclaimed)).toBe(refused);
    const phone = await paired();
    expect(await startWith(other, phone.id)).toBe(refused);
    expect(await startWith(operator, phone.id)).toBe("done");
    expect(vendor.calls).toHaveLength(1);
    expect(await startWith(operator, phone.id)).toBe("conflict transactions.problems.busyPhone");
    const idle = await paired();
    await database().pairing.update({ where: { id: idle.id }, data: { expiresAt: at(-1) } });
    expect(await startWith(operator, idle.id)).toBe(refused);
    expect(vendor.calls).toHaveLength(1);
    expect((await trailOf(phone.id)).filter((entry) => entry.includes("not-started"))).toHaveLength(2);
  });

  test("is sent one call of several at once; the others stand in the trail, with nothing sent", async () => {
    const phone = await paired();
    const startWith = () =>
      refusal(startTransaction(operator, { ...startInput(sandbox), pairingId: phone.id }, "en"));
    const outcomes = await atOnce(startWith, startWith, startWith);
    const busy = "conflict transactions.problems.busyPhone";
    expect(outcomes.sort()).toEqual([busy, busy, "done"]);
    expect(vendor.calls).toHaveLength(1);
    expect(await database().transaction.count({ where: { pairingId: phone.id } })).toBe(1);
    expect((await trailOf(phone.id)).filter((entry) => entry.includes("not-started"))).toHaveLength(2);
  });

  test("may go on with the next call after one that was turned away", async () => {
    const phone = await paired();
    const startWith = () => startTransaction(operator, { ...startInput(sandbox), pairingId: phone.id }, "en");
    vendor.answers.Initialize = refuse(400, "InvalidParameter");
    expect((await startWith()).state).toBe("rejected");
    vendor.answers.Initialize = (call, res) => accept()(call, res);
    expect((await startWith()).state).toBe("pending");
  });

  test("keeps its transaction when its owner pairs another one", async () => {
    const phone = await paired();
    await addTransaction(operator, sandbox, { pairingId: phone.id });
    await beginPairing(operator, at(1));
    expect(await isPaired(phone.token, at(1))).toBe(true);
    const idle = await paired(at(1));
    await beginPairing(operator, at(1));
    expect(await isPaired(idle.token, at(1))).toBe(false);
  });

  test("gets nothing after ten minutes without a transaction, nor after its end", async () => {
    const phone = await paired();
    expect(await refusal(ask(phone.token, at(10)))).toBe(ENDED);
    await endPairing(operator, phone.id, at(2));
    expect(await refusal(ask(phone.token, at(2)))).toBe(ENDED);
    expect(await refusal(endPairing(operator, phone.id, at(2)))).toContain("not-found");
    for (const token of ["", "x", "x".repeat(43), "x".repeat(9_999)]) {
      expect(await refusal(ask(token))).toBe(ENDED);
    }
  });

  test("ends with the time of its transaction, and what it sent is erased", async () => {
    const phone = await paired();
    const deadline = at(30);
    await addTransaction(operator, sandbox, { pairingId: phone.id, deadline });
    const sweep = (minutes: number) => endOldPairings(changedByConsole("pairing", newId()), at(minutes));
    await sweep(29);
    expect(await ask(phone.token, at(29))).not.toBeNull();
    expect(await refusal(ask(phone.token, at(30)))).toBe(ENDED);
    expect(await sweep(30)).toBeGreaterThan(0);
    const row = await database().pairing.findUniqueOrThrow({
      where: { id: phone.id },
      omit: { metaInfoSealed: false, deviceTokenHash: false },
    });
    expect(row).toMatchObject({ metaInfoSealed: null, deviceTokenHash: null, device: null, endedAt: at(30) });
    expect(await sweep(30)).toBe(0);
    expect((await trailOf(phone.id)).filter((entry) => entry.startsWith("pairing.ended"))).toEqual([
      "pairing.ended by pairing",
    ]);
  });

  test("is another's pairing's end by nobody else", async () => {
    const phone = await paired();
    expect(await refusal(endPairing(other, phone.id, at(1)))).toContain("not-found");
    expect(await isPaired(phone.token, at(1))).toBe(true);
  });

  test("is the device of a sandbox transaction that it got, while that waits", async () => {
    const phone = await paired();
    expect(await refusal(sandboxTransactionOf(phone.token, at(1)))).toContain("not-allowed");
    const { id } = await addTransaction(operator, sandbox, { pairingId: phone.id });
    expect(await refusal(sandboxTransactionOf(phone.token, at(1)))).toContain("not-allowed");
    await ask(phone.token);
    expect(await sandboxTransactionOf(phone.token, at(1))).toBe(id);
    await database().transaction.update({ where: { id }, data: { state: "passed" } });
    expect(await refusal(sandboxTransactionOf(phone.token, at(1)))).toContain("already-done");
  });

  test("is no device of a live one, and gets its Protocol", async () => {
    const phone = await paired();
    const id = newId();
    await addTransaction(operator, sandbox, {
      id,
      pairingId: phone.id,
      environment: "live",
      protocolSealed: seal("protocol of a test", protocolContext(id)),
    });
    expect(await ask(phone.token)).toMatchObject({ protocol: "protocol of a test", sandbox: false });
    expect(await refusal(sandboxTransactionOf(phone.token, at(1)))).toContain("not-allowed");
  });
});
