import { describe, expect, it } from "vitest";
import { auditedChange, type ChangedBy, type Trail } from "@/lib/audit/server/audited-change";
import { auditedSql, type SqlTx } from "@/lib/audit/server/audited-sql";
import { verifyChain } from "@/lib/audit/server/verify-chain";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";

const by = (label = "test"): ChangedBy => ({ actor: null, label, requestId: newId() });
const enabled = (trail: Trail) =>
  trail.add({ event: "person.enabled", subject: { type: "person", id: newId() }, data: {} });
const keep = (tx: SqlTx, name: string) =>
  tx.run({
    name: "keep",
    text: "INSERT INTO console_key (name, sealed) VALUES ($1, 'x') ON CONFLICT DO NOTHING",
    values: [name],
  });
const isKept = async (name: string) => (await database().consoleKey.count({ where: { name } })) === 1;
const entries = () => database().auditEntry.count();

describe("auditedSql", () => {
  it("writes change and trail together, and tells how many rows were written", async () => {
    const name = newId();
    const change = async (tx: SqlTx, trail: Trail) => {
      enabled(trail);
      return keep(tx, name);
    };
    const before = await entries();
    expect(await auditedSql(by(), change)).toBe(1);
    expect(await auditedSql(by(), change)).toBe(0);
    expect([await isKept(name), await entries()]).toEqual([true, before + 2]);
  });

  it("rolls back a change that left no entry", async () => {
    const name = newId();
    await expect(auditedSql(by(), (tx) => keep(tx, name))).rejects.toThrow("no entry");
    expect(await isKept(name)).toBe(false);
  });

  it("leaves neither change nor entry when the change fails, whatever of it had been written", async () => {
    const [name, before] = [newId(), await entries()];
    const broken = auditedSql(by(), async (tx, trail) => {
      enabled(trail);
      await keep(tx, name);
      throw new Error("the change failed");
    });
    await expect(broken).rejects.toThrow("the change failed");
    expect([await isKept(name), await entries()]).toEqual([false, before]);
  });

  it("commits nothing of a transaction that PostgreSQL has given up, even when nobody noticed", async () => {
    const [name, before] = [newId(), await entries()];
    const broken = auditedSql(by(), async (tx, trail) => {
      enabled(trail);
      await keep(tx, name);
      await tx.run({ name: "fault", text: "SELECT 1 / $1::int", values: [0] }).catch(() => undefined);
    });
    await expect(broken).rejects.toThrow();
    expect([await isKept(name), await entries()]).toEqual([false, before]);
  });

  it("leaves neither when the trail itself cannot be written", async () => {
    const [name, before] = [newId(), await entries()];
    const broken = auditedSql({ ...by(), requestId: "\0" }, async (tx, trail) => {
      enabled(trail);
      await keep(tx, name);
    });
    await expect(broken).rejects.toThrow();
    expect([await isKept(name), await entries()]).toEqual([false, before]);
  });

  it("shares one chain without a gap with changes made the other way, many at once", async () => {
    const before = await entries();
    const one = async (label: string, count: number) => {
      if (count % 2 === 0) await auditedChange(by(label), async (_tx, trail) => enabled(trail));
      else
        await auditedSql(by(label), async (_tx, trail) => {
          enabled(trail);
          enabled(trail);
        });
    };
    const writers = Array.from({ length: 24 }, async (_, writer) => {
      for (let count = 0; count < 4; count += 1) await one(`writer ${writer}`, writer + count);
    });
    await Promise.all(writers);
    expect(await verifyChain()).toMatchObject({ intact: true, entries: before + 144 });
  });

  it("keeps facts as they are, whatever letters they hold", async () => {
    const subject = { type: "transaction", id: newId() } as const;
    const data = { passed: `{"a": "ü\\",'}\n😀`, deliveryId: "NULL" };
    await auditedSql(by('A "quoted", {braced} \\ name'), async (_tx, trail) =>
      trail.add({ event: "transaction.reported", subject, data }),
    );
    const row = await database().auditEntry.findFirstOrThrow({ where: { subjectId: subject.id } });
    expect([row.data, row.actorLabel]).toEqual([data, 'A "quoted", {braced} \\ name']);
    expect(await verifyChain()).toMatchObject({ intact: true });
  });
});
