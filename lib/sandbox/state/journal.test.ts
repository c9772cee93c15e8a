import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Journal, StateUnavailable } from "@/lib/sandbox/state/journal";
import { type OpenFile, openFile } from "@/lib/sandbox/state/journal-file";
import { readRecords, writeRecords } from "@/lib/sandbox/state/journal-text";
import { disk } from "@/lib/sandbox/testing/disk";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-journal-"));
  path = join(folder, "journal.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

type Opened = { journal: Journal; applied: unknown[]; damaged: number };

async function opened(options: { open?: OpenFile; compactAbove?: number } = {}): Promise<Opened> {
  const applied: unknown[] = [];
  const { journal, records, damaged } = await Journal.open({
    path,
    snapshot: () => [...applied],
    ...options,
  });
  applied.push(...records);
  return { journal, applied, damaged };
}

function append({ journal, applied }: Opened, record: unknown): Promise<void> {
  return journal.append(record, () => applied.push(record));
}

async function stored(): Promise<unknown[]> {
  const { records, damaged } = readRecords(await readFile(path));
  expect(damaged).toBe(0);
  return records;
}

describe("the text of a journal", () => {
  const records = fc.array(fc.jsonValue(), { maxLength: 8 });

  test("cut anywhere gives back every record that was written whole, and no other", () => {
    fc.assert(
      fc.property(records, fc.nat(), (written, place) => {
        const bytes = writeRecords(written);
        const cut = bytes.subarray(0, place % (bytes.length + 1));
        const read = readRecords(cut);
        expect(writeRecords(read.records).equals(bytes.subarray(0, read.end))).toBe(true);
        expect(cut.subarray(read.end).includes("\n")).toBe(false);
        expect(read.damaged).toBe(0);
      }),
    );
  });

  test("with rubbish in it still gives back the whole lines, and counts the rubbish", () => {
    expect(readRecords(Buffer.from('1\n{"a\n\u0000\n2\n\u0000\u0000'))).toEqual({
      records: [1, 2],
      end: 10,
      damaged: 2,
    });
  });
});

describe("a journal", () => {
  test("gives back in order what was appended one by one and all at once", async () => {
    const first = await opened();
    await append(first, 1);
    await Promise.all([2, 3, 4].map((record) => append(first, record)));
    await first.journal.close();
    expect((await opened()).applied).toEqual([1, 2, 3, 4]);
  });

  test("applies a record only when it can be read back", async () => {
    const { journal } = await opened();
    let present = false;
    await journal.append("here", () => {
      present = true;
    });
    expect(present).toBe(true);
    expect(await stored()).toEqual(["here"]);
  });

  test("on a full disk refuses, applies nothing, and goes on when there is room again", async () => {
    const free = { bytes: 20 };
    const full = await opened({ open: disk(free) });
    await append(full, "fits");
    await expect(append(full, "does not fit at all")).rejects.toBeInstanceOf(StateUnavailable);
    await expect(append(full, "nor this second text")).rejects.toBeInstanceOf(StateUnavailable);
    expect(full.applied).toEqual(["fits"]);
    expect(await stored()).toEqual(["fits"]);
    free.bytes = 1000;
    await append(full, "x");
    expect(await readFile(path, "utf8")).toBe('"fits"\n"x"\n');
  });

  test("keeps a damaged file as it was found", async () => {
    await writeFile(path, '1\nrubbish\n2\n{"torn');
    const found = await opened();
    expect(found).toMatchObject({ applied: [1, 2], damaged: 1 });
    await append(found, 3);
    expect(await readFile(`${path}.damaged`, "utf8")).toBe('1\nrubbish\n2\n{"torn');
    expect(await readFile(path, "utf8")).toBe("1\nrubbish\n2\n3\n");
    expect((await opened()).applied).toEqual([1, 2, 3]);
  });
});

describe("compaction", () => {
  const text = "x".repeat(100);

  /** A journal whose memory holds only the last value of each name. */
  async function compacting(open: OpenFile) {
    const memory = new Map<string, string>();
    const snapshot = () => [...memory].map(([name, value]) => ({ name, value }));
    const { journal } = await Journal.open({ path, snapshot, compactAbove: 1000, open });
    const set = (name: string, value: string) =>
      journal.append({ name, value }, () => memory.set(name, value));
    return { journal, set };
  }

  async function contents(): Promise<Record<string, unknown>> {
    const all = new Map<string, unknown>();
    for (const record of await stored()) {
      if (typeof record === "object" && record !== null && "name" in record && "value" in record) {
        all.set(String(record.name), record.value);
      }
    }
    return Object.fromEntries(all);
  }

  test("keeps the file short and loses nothing, calls together included", async () => {
    const { journal, set } = await compacting(openFile);
    for (let round = 0; round < 50; round += 1) {
      const values = { a: `${text}${round}`, b: `${text}-${round}`, c: `${round}` };
      await Promise.all(Object.entries(values).map(([name, value]) => set(name, value)));
      expect(await contents()).toEqual(values);
    }
    await journal.close();
    expect((await stat(path)).size).toBeLessThan(4000);
  });

  test("that cannot be written leaves the journal in use, which goes on", async () => {
    const broken: OpenFile = (where, flags) =>
      where.endsWith(".next") ? Promise.reject(new Error("no space left on device")) : openFile(where, flags);
    const { journal, set } = await compacting(broken);
    for (let round = 0; round < 20; round += 1) await set("a", `${text}${round}`);
    await journal.close();
    expect(await contents()).toEqual({ a: `${text}19` });
    expect(await stored()).toHaveLength(20);
  });

  test("that was interrupted before it took its place is ignored", async () => {
    const first = await compacting(openFile);
    await first.set("a", "kept");
    await first.journal.close();
    await appendFile(`${path}.next`, '{"name":"a","value":"unfinis');
    const second = await compacting(openFile);
    await second.set("b", text);
    expect(await contents()).toEqual({ a: "kept", b: text });
  });
});
