import { copyFile, readFile } from "node:fs/promises";
import {
  type JournalFile,
  type OpenFile,
  openFile,
  takePlace,
  writeWhole,
} from "@/lib/sandbox/state/journal-file";
import { readRecords, writeRecords } from "@/lib/sandbox/state/journal-text";

/** The state could not be written down, so what was asked for was not done. */
export class StateUnavailable extends Error {
  constructor(cause: unknown) {
    super("The journal cannot be written.", { cause });
    this.name = "StateUnavailable";
  }
}

type Pending = { record: unknown; apply: () => void; resolve: () => void; reject: (error: Error) => void };

type Options = {
  path: string;
  /** Everything that a compacted journal has to hold, asked for between two writes. */
  snapshot: () => unknown[];
  /** Bytes below which compaction is not worth it. */
  compactAbove?: number;
  open?: OpenFile;
};

/**
 * An append-only file of records. A record is applied to memory only after it stands on the disk, so memory
 * never holds what a crash would take away; records that wait for the disk together share one write.
 */
export class Journal {
  readonly #options: Required<Options>;
  #file: JournalFile;
  #end: number;
  #compactedTo = 0;
  // What a crash may have left behind the last whole record is cut off before the first write, not before.
  #torn = true;
  #pending: Pending[] = [];
  #turn: Promise<void> = Promise.resolve();

  private constructor(options: Required<Options>, file: JournalFile, end: number) {
    this.#options = options;
    this.#file = file;
    this.#end = end;
  }

  /** Opens or creates the file and hands back what it holds; a damaged one is first kept aside as it was. */
  static async open(given: Options): Promise<{ journal: Journal; records: unknown[]; damaged: number }> {
    const options = { compactAbove: 1024 * 1024, open: openFile, ...given };
    await (await options.open(options.path, "a+")).close();
    const { records, end, damaged } = readRecords(await readFile(options.path));
    if (damaged > 0) await copyFile(options.path, `${options.path}.damaged`);
    const file = await options.open(options.path, "r+");
    return { journal: new Journal(options, file, end), records, damaged };
  }

  /**
   * Resolves when the record is on the disk and `apply` has run.
   * @throws StateUnavailable when it could not be written; `apply` has not run then
   */
  append(record: unknown, apply: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ record, apply, resolve, reject });
      this.#turn = this.#turn.then(() => this.#flush());
    });
  }

  /** Waits for what is being written and closes the file. */
  async close(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#file.close());
    await this.#turn;
  }

  async #flush(): Promise<void> {
    const batch = this.#pending;
    if (batch.length === 0) return;
    this.#pending = [];
    try {
      await this.#write(writeRecords(batch.map(({ record }) => record)));
    } catch (cause) {
      for (const { reject } of batch) reject(new StateUnavailable(cause));
      return;
    }
    for (const { apply, resolve } of batch) {
      apply();
      resolve();
    }
    await this.#compactWhenLarge();
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#torn) await this.#file.truncate(this.#end);
    // Until the write is known to be whole, half a record may stand behind the end.
    this.#torn = true;
    await writeWhole(this.#file, bytes, this.#end);
    await this.#file.datasync();
    this.#torn = false;
    this.#end += bytes.length;
  }

  async #compactWhenLarge(): Promise<void> {
    if (this.#end < Math.max(this.#options.compactAbove, 4 * this.#compactedTo)) return;
    const { path, open, snapshot } = this.#options;
    // Set before trying: a disk that is too full to compact is tried again only after as much growth.
    this.#compactedTo = this.#end;
    let next: JournalFile | undefined;
    try {
      const bytes = writeRecords(snapshot());
      next = await open(`${path}.next`, "w");
      await writeWhole(next, bytes, 0);
      await next.datasync();
      await takePlace(`${path}.next`, path);
      [this.#file, next] = [next, this.#file];
      this.#end = bytes.length;
      this.#compactedTo = bytes.length;
    } catch {
      // The journal in use is whole; it merely stays long.
    }
    // Whichever of the two is not in use by now.
    await next?.close().catch(() => undefined);
  }
}
