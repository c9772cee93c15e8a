import { type FileHandle, open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** What the journal asks of a file; a test puts a full disk in its place. */
export type JournalFile = Pick<FileHandle, "write" | "truncate" | "datasync" | "close">;

export type OpenFile = (path: string, flags: "a+" | "w" | "r+") => Promise<JournalFile>;

/** Only the owner may read it: CallbackTokens stand in it. */
export const openFile: OpenFile = (path, flags) => open(path, flags, 0o600);

/** Writes all of the bytes at that place: a single write may take fewer than it was given. */
export async function writeWhole(file: JournalFile, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new Error("The file takes no more bytes.");
    done += bytesWritten;
  }
}

/** Makes a rename in this folder outlive a power cut. A file system that cannot say so is believed. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

/** Puts a finished file in the place of another: after a crash the one or the other is there, whole. */
export async function takePlace(finished: string, place: string): Promise<void> {
  await rename(finished, place);
  await syncFolder(dirname(place)).catch(() => undefined);
}
