import { beforeEach, describe, expect, test } from "vitest";
import { readOverview } from "@/lib/insight/server/read-overview";
import { database } from "@/lib/platform/server/db";
import { addCredential, addPerson, addTransaction } from "@/lib/transactions/testing/world";

const operator = await addPerson();
const auditor = await addPerson("auditor");
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

beforeEach(async () => {
  await database().callbackTally.deleteMany();
  await database().transaction.deleteMany();
  await database().callPace.deleteMany();
});

const pace = { perSecond: 10, openings: 1, refusals: 3 };

describe("what needs a look", () => {
  test("is nothing while all is well", async () => {
    await addTransaction(operator, credential);
    await database().callPace.create({
      data: { account: "a", region: "r", operation: "Initialize", ...pace },
      select: { account: true },
    });
    expect((await readOverview(auditor.actor)).look).toEqual({ groups: [], paused: [] });
  });

  test("is grouped by reason, the gravest first, with the newest of each", async () => {
    const contradicted = await addTransaction(operator, credential, {
      state: "passed",
      reportedPassed: "N",
      passed: "Y",
    });
    const lost = await addTransaction(operator, credential, { createdAt: daysAgo(25) });
    const unknown = { state: "unknown" as const, transactionId: null, deadline: null };
    const ids: string[] = [];
    for (let age = 0; age < 5; age += 1) {
      ids.push((await addTransaction(operator, credential, { ...unknown, createdAt: daysAgo(age) })).id);
    }
    const { groups } = (await readOverview(auditor.actor)).look;
    expect(
      groups.map(({ reason, count, more, newest }) => [reason, count, more, newest.map(({ id }) => id)]),
    ).toEqual([
      ["contradiction", 1, false, [contradicted.id]],
      ["deletion", 1, false, [lost.id]],
      ["unknown", 5, false, ids.slice(0, 3)],
    ]);
  });

  test("counts one that contradicts in both ways once, and no further than a hundred", async () => {
    const { id } = await addTransaction(operator, credential, {
      state: "passed",
      reportedPassed: "N",
      passed: "Y",
    });
    await database().callbackTally.create({
      data: { transactionId: id, contradictedAt: new Date() },
      select: { transactionId: true },
    });
    for (let n = 0; n < 101; n += 1) {
      await addTransaction(operator, credential, { state: "unknown", transactionId: null, deadline: null });
    }
    const { groups } = (await readOverview(operator.actor)).look;
    expect(groups).toMatchObject([
      { reason: "contradiction", count: 1, more: false },
      { reason: "unknown", count: 99, more: true },
    ]);
  });

  test("tells of calls that are paused, and only while they are", async () => {
    const openUntil = new Date(Date.now() + 60_000);
    await database().callPace.createMany({
      data: [
        {
          account: "a",
          region: "r",
          operation: "Initialize",
          ...pace,
          openCode: "Throttling.User",
          openUntil,
        },
        {
          account: "b",
          region: "r",
          operation: "CheckResult",
          ...pace,
          openCode: "X",
          openUntil: daysAgo(1),
        },
      ],
    });
    expect((await readOverview(operator.actor)).look.paused).toEqual([
      { operation: "Initialize", region: "r", code: "Throttling.User", until: openUntil.toISOString() },
    ]);
  });
});

test("a stranger reads no overview", async () => {
  await expect(readOverview(null)).rejects.toMatchObject({ code: "not-signed-in" });
});
