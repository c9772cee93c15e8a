import { describe, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { refreshTransactions } from "@/lib/transactions/server/list-transactions";
import { readTransaction } from "@/lib/transactions/server/read-transaction";
import { addCredential, addPerson, addTransaction } from "@/lib/transactions/testing/world";
import type { TransactionRow } from "@/lib/transactions/view";

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");

describe("what is kept here of a result", () => {
  const NONE = { detailsHeld: false, detailsErasedAt: null, erasedAt: null, erasedBy: null };
  const at = new Date("2026-11-20T10:00:00.000Z");
  const iso = at.toISOString();
  const settled = { state: "passed" as const, passed: "Y", subCode: "200" };
  type Check = { extIdInfoSealed?: string; erasedAt?: Date };

  async function shown(over: Parameters<typeof addTransaction>[2], checks: readonly Check[]) {
    const { id } = await addTransaction(operator, credential, over);
    for (const check of checks) {
      const data = {
        id: newId(),
        transactionId: id,
        reason: "callback",
        askedAt: at,
        durationMs: 1,
        code: "Success",
      };
      await database().resultCheck.create({ data: { ...data, ...check }, select: { id: true } });
    }
    const read = async () => {
      const [row] = await refreshTransactions(operator.actor, [id]);
      const view = (await readTransaction(id))?.view;
      // The list and the page say the same.
      expect(view).toMatchObject(row ? keptOf(row) : {});
      return row && keptOf(row);
    };
    return { id, read };
  }

  const keptOf = ({ detailsHeld, detailsErasedAt, erasedAt, erasedBy }: TransactionRow) => ({
    detailsHeld,
    detailsErasedAt,
    erasedAt,
    erasedBy,
  });

  test.each<[string, Parameters<typeof addTransaction>[2], Check[], object]>([
    ["no check told", settled, [{}], {}],
    ["one of two told", settled, [{}, { extIdInfoSealed: "v1" }], { detailsHeld: true }],
    ["retention erased it", settled, [{ erasedAt: at }, {}], { detailsErasedAt: iso }],
    ["it never finished", { state: "abandoned" }, [{}], {}],
  ])("when %s", async (_, over, checks, expected) => {
    const { read } = await shown(over, checks);
    expect(await read()).toEqual({ ...NONE, ...expected });
  });

  test("when somebody had it erased: the first who did", async () => {
    const { id, read } = await shown({ ...settled, erasedAt: at }, [{ erasedAt: at }]);
    const [first, second] = [await addPerson("admin"), await addPerson("admin")];
    for (const [place, by] of [first, second].entries()) {
      const askedAt = new Date(at.getTime() + place);
      const data = { id: newId(), transactionId: id, askedById: by.actor.personId, reason: "r", askedAt };
      await database().erasure.create({ data, select: { id: true } });
    }
    const erased = { erasedAt: iso, detailsErasedAt: iso, erasedBy: first.actor.name };
    expect(await read()).toEqual({ ...NONE, ...erased });
  });
});
