import "server-only";
import { type KeyObject, timingSafeEqual } from "node:crypto";
import { commitTo, GENESIS, hashOf, type Link } from "@/lib/audit/server/chain";
import type { ChainFault, ChainVerdict } from "@/lib/audit/view";
import { consoleKey } from "@/lib/platform/server/console-key";
import { database } from "@/lib/platform/server/db";

export type StoredEntry = Link & { data: unknown; salt: Uint8Array; hash: Uint8Array };

/** A head that was kept outside the console: number and hash of what was then the last entry. */
export type Checkpoint = { seq: bigint; hash: string };

type Walk = { seq: bigint; hash: Uint8Array };

const START: Walk = { seq: 0n, hash: GENESIS };
const AT_A_TIME = 2_000;

/** What is wrong with an entry that should follow `before`, or null. */
export function faultOf(key: KeyObject, before: Walk, entry: StoredEntry): ChainFault | null {
  if (entry.seq !== before.seq + 1n) return "gap";
  if (!same(entry.previousHash, before.hash)) return "link";
  if (!same(entry.hash, hashOf(key, entry))) return "hash";
  return same(entry.commitment, commitTo(entry.salt, entry.data)) ? null : "data";
}

/**
 * Recomputes the whole chain from its first entry. A tail that was cut off leaves a shorter chain in good order:
 * only a checkpoint from outside tells of that.
 */
export async function verifyChain(checkpoint?: Checkpoint): Promise<ChainVerdict> {
  const key = await consoleKey("audit-chain");
  const checkedAt = new Date().toISOString();
  let walk = START;
  let met = checkpoint === undefined;
  for await (const entry of allEntries()) {
    const fault = faultOf(key, walk, entry);
    if (fault)
      return { intact: false, entries: Number(walk.seq), brokenAt: `${entry.seq}`, fault, checkedAt };
    walk = { seq: entry.seq, hash: entry.hash };
    if (checkpoint?.seq === walk.seq) met = hex(walk.hash) === checkpoint.hash.toLowerCase();
  }
  const entries = Number(walk.seq);
  if (!met) return { intact: false, entries, brokenAt: `${checkpoint?.seq}`, fault: "checkpoint", checkedAt };
  return {
    intact: true,
    entries,
    headSeq: `${walk.seq}`,
    headHash: entries ? hex(walk.hash) : null,
    checkedAt,
  };
}

/** For the page: whoever asks while a verification is under way gets its verdict, so nobody can pile them up. */
export function currentVerdict(): Promise<ChainVerdict> {
  running ??= verifyChain().finally(() => {
    running = undefined;
  });
  return running;
}

let running: Promise<ChainVerdict> | undefined;

async function* allEntries(): AsyncGenerator<StoredEntry> {
  let after = -1n << 62n;
  for (;;) {
    const rows: StoredEntry[] = await database().auditEntry.findMany({
      where: { seq: { gt: after } },
      orderBy: { seq: "asc" },
      take: AT_A_TIME,
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < AT_A_TIME) return;
    after = last.seq;
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
