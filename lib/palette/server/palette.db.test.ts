import { describe, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { find } from "@/lib/palette/server/find";
import { FIND, findById, findValues } from "@/lib/palette/server/find-by-id";
import { findExperiments } from "@/lib/palette/server/find-experiments";
import { listChoices } from "@/lib/palette/server/list-choices";
import { database, pool } from "@/lib/platform/server/db";
import { savePreset } from "@/lib/presets/server/save-preset";
import { addCredential, addPerson, addTransaction } from "@/lib/transactions/testing/world";

const [operator, other, auditor] = [await addPerson(), await addPerson(), await addPerson("auditor")];
const sandbox = await addCredential("sandbox", "http://127.0.0.1:1");
const preset = { id: null, shared: false, note: "", values: {}, locked: [] };

describe("by an id", () => {
  test("a transaction is found, whichever of its ids it is, by whoever may read", async () => {
    const [requestId, merchantBizId] = [newId().toUpperCase(), newId().replaceAll("-", "")];
    const { id, transactionId } = await addTransaction(operator, sandbox, { requestId, merchantBizId });
    for (const [by, given] of [
      ["id", id],
      ["MerchantBizId", merchantBizId],
      ["TransactionId", transactionId],
      ["RequestId", requestId],
    ] as const) {
      for (const typed of [given, given.toUpperCase(), given.toLowerCase()]) {
        expect(await findById(auditor.actor, typed)).toMatchObject([{ id, by, merchantBizId }]);
      }
    }
  });

  test.each([newId(), "nothing", "hks%", "'; DROP TABLE transaction; --", "\\x00"])(
    "nothing is found by %j",
    async (given) => expect(await findById(operator.actor, given)).toEqual([]),
  );

  test("part of one finds nothing, nor does another case of what is not hexadecimal", async () => {
    const merchantBizId = `Order-${newId()}`;
    const { transactionId } = await addTransaction(operator, sandbox, { merchantBizId });
    const others = [merchantBizId.toUpperCase(), merchantBizId.toLowerCase()];
    for (const near of [transactionId.slice(0, -1), `${transactionId}x`, ...others]) {
      expect(await findById(operator.actor, near)).toEqual([]);
    }
  });

  test("several that the vendor calls the same are all named, newest first, and one only once", async () => {
    const requestId = newId();
    const older = await addTransaction(operator, sandbox, { requestId, createdAt: new Date(1_000) });
    const newer = await addTransaction(operator, sandbox, {
      id: requestId,
      requestId,
      merchantBizId: requestId,
    });
    expect((await findById(operator.actor, requestId)).map(({ id }) => id)).toEqual([newer.id, older.id]);
  });

  test("nobody else asks", async () => {
    await expect(findById(null, "abc")).rejects.toMatchObject({ code: "not-signed-in" });
  });

  test("no table is read from end to end", async () => {
    const client = await pool().connect();
    try {
      await client.query(
        "BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan",
      );
      await client.query(`PREPARE find(text[], uuid) AS ${FIND.text}`);
      const [ids, row] = findValues(newId());
      const { rows } = await client.query<Record<string, string>>(
        `EXPLAIN EXECUTE find('{${ids}}', '${row}')`,
      );
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).not.toContain("Seq Scan");
      expect(plan).toContain("transaction_request_id_idx");
    } finally {
      await client.query("ROLLBACK; DEALLOCATE ALL");
      client.release();
    }
  });
});

test("presets are shared ones and one's own, and for nobody who may start nothing", async () => {
  const own = await savePreset(operator, { ...preset, name: "Own" });
  const shared = await savePreset(other, { ...preset, name: "Shared", shared: true });
  await savePreset(other, { ...preset, name: "Theirs" });
  expect(await listChoices(operator.actor)).toEqual([
    { id: own.id, name: "Own", version: 1, shared: false },
    { id: shared.id, name: "Shared", version: 1, shared: true },
  ]);
  await expect(listChoices(auditor.actor)).rejects.toMatchObject({ code: "not-allowed" });
});

describe("an experiment", () => {
  /** As the lab stores one. */
  async function planned(name: string): Promise<string> {
    const [id, at] = [newId(), new Date()];
    const how = { runsPerCell: 1, sideBySide: 1, device: "person", axes: [], draft: {} };
    const of = { ownerId: operator.actor.personId, credentialId: sandbox };
    const data = { id, name, state: "planned", ...how, ...of, createdAt: at, movedAt: at };
    await database().labExperiment.create({ data });
    return id;
  }

  test("is found by any words of its name, in any case and width, newest first, by whoever may read", async () => {
    const older = await planned("Does scanning help passports?");
    const newer = await planned("Passports and ＳＣＡＮ mode");
    for (const typed of ["scan passport", "PASSPORT  Scan", "ｓｃａｎ pass"]) {
      expect((await findExperiments(auditor.actor, typed)).map(({ id }) => id)).toEqual([newer, older]);
    }
    expect(await findExperiments(operator.actor, "scanning card")).toEqual([]);
    expect(await find(operator.actor, "scanning help")).toMatchObject({
      transactions: [],
      experiments: [{ id: older, name: "Does scanning help passports?" }],
    });
  });

  test("is not found by what only looks like a pattern", async () => {
    await planned("Plain name");
    const odd = await planned("100%_\\ sure");
    for (const typed of ["%", "_", "\\", "100%_\\"]) {
      expect((await findExperiments(operator.actor, typed)).map(({ id }) => id)).toEqual([odd]);
    }
    expect(await findExperiments(operator.actor, "pl_in")).toEqual([]);
    expect(await findExperiments(operator.actor, "   ")).toEqual([]);
  });

  test("is named five times at most, and to nobody who is not signed in", async () => {
    for (let count = 0; count < 6; count += 1) await planned(`Many of ${count}`);
    const found = await findExperiments(operator.actor, "many of");
    expect(found.map(({ name }) => name)).toEqual([5, 4, 3, 2, 1].map((count) => `Many of ${count}`));
    await expect(findExperiments(null, "many")).rejects.toMatchObject({ code: "not-signed-in" });
  });
});
