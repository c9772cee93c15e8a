import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CLOCK_TOLERANCE } from "@/lib/sandbox/gateway/timestamp";
import type { Run } from "@/lib/sandbox/scripts/run";
import { Journal } from "@/lib/sandbox/state/journal";
import type { OpenFile } from "@/lib/sandbox/state/journal-file";
import { Memory, nonceDigest, type PlannedAnswer, type StateRecord } from "@/lib/sandbox/state/memory";
import { isKept, type Transaction } from "@/lib/sandbox/state/transaction";

type Options = { folder: string; now: () => number; compactAbove?: number; openFile?: OpenFile };

type Nonce = { accessKeyId: string; nonce: string; sentAt: number };

/**
 * Everything the stand-in remembers: in memory for reading, in a journal for ever. One process at a time may
 * hold a folder. Every write throws StateUnavailable when the disk refuses it, and has then changed nothing.
 */
export class Store {
  readonly #memory: Memory;
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #claimed = new Set<string>();

  private constructor(memory: Memory, journal: Journal, now: () => number) {
    this.#memory = memory;
    this.#journal = journal;
    this.#now = now;
  }

  /** Reads the folder back, creating it when needed. `damaged` counts lines that could not be read. */
  static async open({ folder, now, ...rest }: Options): Promise<{ store: Store; damaged: number }> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const memory = new Memory();
    const snapshot = () => {
      memory.forgetOld(now());
      return memory.records();
    };
    const compaction = rest.compactAbove === undefined ? {} : { compactAbove: rest.compactAbove };
    const files = rest.openFile === undefined ? {} : { open: rest.openFile };
    const path = join(folder, "journal.jsonl");
    const { journal, records, damaged } = await Journal.open({ path, snapshot, ...compaction, ...files });
    for (const record of records) memory.apply(record);
    memory.forgetOld(now());
    return { store: new Store(memory, journal, now), damaged };
  }

  /** The transaction of that id, unless its result would be deleted by now. */
  transaction(id: string): Transaction | undefined {
    const found = this.#memory.transactions.get(id);
    return found && isKept(found, this.#now()) ? found : undefined;
  }

  keep(value: Transaction): Promise<void> {
    return this.#write({ is: "transaction", value });
  }

  /** False when this nonce was used before, within the time in which the clock alone would let it pass. */
  async spendNonce({ accessKeyId, nonce, sentAt }: Nonce): Promise<boolean> {
    const digest = nonceDigest(accessKeyId, nonce);
    const until = this.#memory.nonces.get(digest);
    // Claimed at once, so that two calls that wait for the disk together cannot both be the first.
    if (this.#claimed.has(digest) || (until !== undefined && until > this.#now())) return false;
    this.#claimed.add(digest);
    try {
      await this.#write({
        is: "nonce",
        digest,
        until: Math.max(sentAt, this.#now()) + CLOCK_TOLERANCE + 1000,
      });
    } finally {
      this.#claimed.delete(digest);
    }
    return true;
  }

  plannedAnswers(action: string): readonly PlannedAnswer[] {
    return this.#memory.plans.get(action) ?? [];
  }

  plan(action: string, answers: PlannedAnswer[]): Promise<void> {
    return this.#write({ is: "plan", action, answers });
  }

  run(key: string): Run | undefined {
    return this.#memory.runs.get(key);
  }

  /** The run that this transaction came from or got by an order. */
  runOf(TransactionId: string): Run | undefined {
    return this.#memory.runs.get(this.#memory.runKeys.get(TransactionId) ?? "");
  }

  runs(): Run[] {
    return [...this.#memory.runs.values()];
  }

  keepRun(value: Run): Promise<void> {
    return this.#write({ is: "run", value });
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  #write(record: StateRecord): Promise<void> {
    return this.#journal.append(record, () => this.#memory.apply(record));
  }
}
