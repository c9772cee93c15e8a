import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { SealError } from "@/lib/platform/server/seal";
import { eraseResult } from "@/lib/results/server/erase-result";
import { readPersonalData } from "@/lib/results/server/read-personal-data";
import { revealMetaInfo } from "@/lib/results/server/reveal";
import { openMetaInfo } from "@/lib/transactions/server/meta-info";
import { readTransaction } from "@/lib/transactions/server/read-transaction";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import { startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import {
  addCredential,
  addPerson,
  addTransaction,
  rowOf,
  startInput,
} from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const admin = await addPerson("admin");
const auditor = await addPerson("auditor");
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);
afterAll(() => vendor.close());

describe("MetaInfo", () => {
  const META_INFO = '{"deviceType":"ios","osVersion":"17.1","deviceModel":"canary phone"}';
  const sent = () => startTransaction(operator, startInput(sandbox, { MetaInfo: META_INFO }), "en");

  test("is kept sealed, and opens for its own transaction alone", async () => {
    const [one, other] = [await sent(), await sent()];
    const row = await rowOf(one.id);
    expect(row.parameters).not.toHaveProperty("MetaInfo");
    expect(row.metaInfoSealed).not.toContain("canary");
    expect(openMetaInfo(row)).toBe(META_INFO);
    const { metaInfoSealed } = await rowOf(other.id);
    expect(() => openMetaInfo({ ...row, metaInfoSealed })).toThrow(SealError);
  });

  test("tells everybody what kind of device it was, and the rest only whoever says why", async () => {
    const { id } = await sent();
    const view = (await readTransaction(id))?.view;
    expect(view?.device).toEqual({ kind: "kept", type: "ios", os: "17.1", sdk: null });
    expect(JSON.stringify(view)).not.toContain("canary");
    expect(await revealMetaInfo(auditor, id, "complaint 4712")).toBe(META_INFO);
    expect((await readPersonalData(auditor.actor, id)).looks).toEqual([
      { at: expect.any(String), by: auditor.label, what: "MetaInfo", reason: "complaint 4712" },
    ]);
  });

  test("of a call from before it was sealed is shown no more than any other", async () => {
    const parameters = { DocType: "01000000", MetaInfo: META_INFO };
    const { id } = await addTransaction(operator, sandbox, { parameters });
    const view = (await readTransaction(id))?.view;
    expect(view).toMatchObject({ device: { type: "ios" }, parameters: { DocType: "01000000" } });
    expect(JSON.stringify(view)).not.toContain("canary");
    expect(await revealMetaInfo(auditor, id, "an old one")).toBe(META_INFO);
  });

  test("that was erased, or whose key is gone, says so and opens for nobody", async () => {
    const { id } = await addTransaction(operator, sandbox, {
      state: "failed",
      metaInfoSealed: "s1.gone.AAAA",
    });
    expect((await readTransaction(id))?.view.device).toEqual({ kind: "unreadable" });
    await expect(revealMetaInfo(auditor, id, "a reason")).rejects.toMatchObject({ code: "unavailable" });
    await eraseResult(admin, id, "a reason");
    const { erasedAt } = await rowOf(id);
    const at = erasedAt?.toISOString();
    expect((await readTransaction(id))?.view.device).toEqual({ kind: "erased", at });
    await expect(revealMetaInfo(auditor, id, "a reason")).rejects.toMatchObject({ code: "not-found" });
    await expect(revealMetaInfo(auditor, randomUUID(), "none")).rejects.toMatchObject({ code: "not-found" });
    expect((await readPersonalData(auditor.actor, id)).looks).toEqual([]);
  });
});
