import { closeSync, existsSync, fstatSync, openSync, renameSync, writeFileSync } from "node:fs";

export type Rotation = {
  /** A file that has grown to this is put aside. */
  mostBytes: number;
  /** Files altogether: the one that is written, and `.1` (the youngest), `.2`, … aside. */
  files: number;
};

/**
 * Writes lines to files that only their owner reads: never more than `files` of them, of `mostBytes` and a line each.
 * What was there before is put aside with the first line. Nothing that goes wrong is thrown: a log that cannot be
 * written, as on a full disk, must not end what it tells of. The next line is tried again.
 */
export function rotatingFile(path: string, { mostBytes, files }: Rotation): (line: string) => void {
  let file: number | undefined;
  let bytes = 0;
  let torn = false;

  function next(): number {
    if (file !== undefined) closeSync(file);
    file = undefined;
    for (let age = files - 1; age > 0; age -= 1) {
      const younger = age === 1 ? path : `${path}.${age - 1}`;
      if (existsSync(younger)) renameSync(younger, `${path}.${age}`);
    }
    file = openSync(path, "a", 0o600);
    bytes = fstatSync(file).size;
    torn = false;
    return file;
  }

  return (line) => {
    try {
      const place = file === undefined || bytes >= mostBytes ? next() : file;
      const text = Buffer.from(`${torn ? "\n" : ""}${line}\n`);
      bytes += text.length;
      // Until all of it is there, part of it may be: then the next line begins one of its own.
      torn = true;
      writeFileSync(place, text);
      torn = false;
    } catch {
      // There is nowhere left to say it.
    }
  };
}
