import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import { verifyChain } from "@/lib/audit/server/verify-chain";
import { newId } from "@/lib/kernel/ids";
import { database, pool } from "@/lib/platform/server/db";

const by = (label = "test"): ChangedBy => ({ actor: null, label, requestId: newId() });

function say(label?: string): Promise<void> {
  return auditedChange(by(label), async (_tx, trail) => {
    trail.add({
      event: "person.added",
      subject: { type: "person", id: newId() },
      data: { role: "operator" },
    });
  });
}

/** What only a superuser can do: without the trigger, in a session of their own. */
async function asSuperuser(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("ALTER TABLE audit_entry DISABLE TRIGGER ALL");
    await client.query(sql);
    await client.query("ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_append_only");
  } finally {
    await client.end();
  }
}

async function anIntactChain(): Promise<void> {
  await asSuperuser("DELETE FROM audit_entry");
  for (let count = 0; count < 5; count += 1) await say();
}

describe("auditedChange", () => {
  it("rolls back a change that left no entry", async () => {
    const id = newId();
    const silent = auditedChange(by(), async (tx) => {
      await tx.consoleKey.create({ data: { name: id, sealed: "x" }, select: { name: true } });
    });
    await expect(silent).rejects.toThrow("no entry");
    expect(await database().consoleKey.count({ where: { name: id } })).toBe(0);
  });

  it("leaves neither change nor entry when the change fails", async () => {
    const before = await database().auditEntry.count();
    const broken = auditedChange(by(), async (_tx, trail) => {
      trail.add({ event: "person.enabled", subject: { type: "person", id: newId() }, data: {} });
      throw new Error("the change failed");
    });
    await expect(broken).rejects.toThrow("the change failed");
    expect(await database().auditEntry.count()).toBe(before);
  });

  it("numbers the entries of 32 writers at once without a gap, in one chain", async () => {
    const before = await database().auditEntry.count();
    const writers = Array.from({ length: 32 }, async (_, writer) => {
      for (let count = 0; count < 4; count += 1) await say(`writer ${writer}`);
    });
    await Promise.all(writers);
    expect(await verifyChain()).toMatchObject({ intact: true, entries: before + 128 });
  });

  it("never lets the trail run backwards", async () => {
    const rows = await pool().query(
      "SELECT count(*) FROM audit_entry a JOIN audit_entry b ON b.seq = a.seq + 1 AND b.at < a.at",
    );
    expect(rows.rows).toEqual([{ count: "0" }]);
  });
});

describe("the table of the trail", () => {
  it.each([
    "UPDATE audit_entry SET actor_label = 'somebody else'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
  ])("refuses %s", async (sql) => {
    await say();
    await expect(pool().query(sql)).rejects.toThrow("append-only");
  });
});

describe("verifyChain", () => {
  afterEach(anIntactChain);

  it.each([
    ["an edited label", "UPDATE audit_entry SET actor_label = 'x' WHERE seq = 3", "3", "hash"],
    ["an edited time", "UPDATE audit_entry SET at = at + interval '1 ms' WHERE seq = 1", "1", "hash"],
    ["edited facts", `UPDATE audit_entry SET data = '{"role":"admin"}' WHERE seq = 5`, "5", "data"],
    ["a deleted entry", "DELETE FROM audit_entry WHERE seq = 2", "3", "gap"],
    ["a deleted first entry", "DELETE FROM audit_entry WHERE seq = 1", "2", "gap"],
    [
      "an entry deleted and the rest renumbered",
      "DELETE FROM audit_entry WHERE seq = 2; UPDATE audit_entry SET seq = seq - 1 WHERE seq > 2",
      "2",
      "link",
    ],
    [
      "an inserted entry",
      `INSERT INTO audit_entry SELECT 6, at, actor_id, actor_label, event, subject_type, subject_id, request_id,
       data, salt, commitment, hash, sha256('forged') FROM audit_entry WHERE seq = 5`,
      "6",
      "hash",
    ],
    [
      "two entries in each other's place",
      "UPDATE audit_entry SET seq = 12 - seq WHERE seq IN (2, 3); UPDATE audit_entry SET seq = seq - 7 WHERE seq > 7",
      "2",
      "link",
    ],
  ])("finds %s", async (_, sql, brokenAt, fault) => {
    await anIntactChain();
    await asSuperuser(sql);
    expect(await verifyChain()).toMatchObject({ intact: false, brokenAt, fault });
  });

  it("finds a tail that was cut off by a head kept elsewhere", async () => {
    await anIntactChain();
    const verdict = await verifyChain();
    if (!verdict.intact) throw new Error("The chain was broken before");
    const checkpoint = { seq: BigInt(verdict.headSeq), hash: verdict.headHash ?? "" };
    expect(await verifyChain(checkpoint)).toMatchObject({ intact: true });
    await asSuperuser("DELETE FROM audit_entry WHERE seq = 5");
    expect(await verifyChain()).toMatchObject({ intact: true, entries: 4 });
    expect(await verifyChain(checkpoint)).toMatchObject({
      intact: false,
      fault: "checkpoint",
      brokenAt: "5",
    });
    await say();
    expect(await verifyChain(checkpoint)).toMatchObject({ intact: false, fault: "checkpoint" });
  });

  it("calls an empty trail intact", async () => {
    await asSuperuser("DELETE FROM audit_entry");
    expect(await verifyChain()).toMatchObject({ intact: true, entries: 0, headHash: null });
  });
});
