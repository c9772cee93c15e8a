/** A record is one line of JSON. */
export function writeRecords(records: readonly unknown[]): Buffer {
  return Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
}

/** What a journal's bytes hold: `end` is where the next record belongs, `damaged` counts unreadable lines before it. */
export type JournalContents = { records: unknown[]; end: number; damaged: number };

/**
 * Reads the records back. What stands behind the last line break was being written when the process died and
 * had not been promised to anybody: it is dropped. So is anything unreadable behind the last good record.
 */
export function readRecords(bytes: Buffer): JournalContents {
  const contents: JournalContents = { records: [], end: 0, damaged: 0 };
  let unreadable = 0;
  for (
    let start = 0, stop = bytes.indexOf("\n");
    stop >= 0;
    start = stop + 1, stop = bytes.indexOf("\n", start)
  ) {
    try {
      contents.records.push(JSON.parse(bytes.toString("utf8", start, stop)));
      contents.end = stop + 1;
      contents.damaged = unreadable;
    } catch {
      unreadable += 1;
    }
  }
  return contents;
}
