import { createWriteStream, existsSync, renameSync } from "node:fs";
import { join } from "node:path";

/** Pino's number for warnings. */
const WARNING = 40;

/** Lines of Next about what it does anyway. */
const CHATTER = /^\s*[✓▲]/;

function isUrgent(line: string): boolean {
  if (CHATTER.test(line)) return false;
  try {
    return JSON.parse(line).level >= WARNING;
  } catch {
    return true;
  }
}

/**
 * Where the lines of the server's log go. Under a service manager: to our own output, as they are. In front of a
 * person: to a file of the data folder, and to the screen only what asks for attention.
 */
export function logSink(folder: string): { write: (line: string) => void; file?: string } {
  if (!process.stdout.isTTY) return { write: (line) => process.stdout.write(`${line}\n`) };
  const file = join(folder, "console.log");
  if (existsSync(file)) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { mode: 0o600 });
  const write = (line: string) => {
    stream.write(`${line}\n`);
    if (isUrgent(line)) process.stderr.write(`${line}\n`);
  };
  return { write, file };
}
