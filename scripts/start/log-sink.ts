import { join } from "node:path";
import { asJsonLine, levelOf, WARNING } from "./log-line.ts";
import { type Rotation, rotatingFile } from "./rotating-file.ts";

/** At most 50 MiB, of which a flood that is logged seldom leaves weeks. */
const ROTATION: Rotation = { mostBytes: 10 * 1024 * 1024, files: 5 };

/**
 * Where the lines of the server's log go, as one JSON object each. Under a service manager: to our own output, whose
 * length is the manager's matter. In front of a person: to files of the data folder, of bounded length, and to the
 * screen only what asks for attention.
 */
export function logSink(
  folder: string,
  inTerminal: boolean = process.stdout.isTTY,
): { write: (line: string) => void; file?: string } {
  if (!inTerminal) return { write: (line) => console.log(asJsonLine(line)) };
  const file = join(folder, "console.log");
  const keep = rotatingFile(file, ROTATION);
  const write = (line: string) => {
    keep(asJsonLine(line));
    if (levelOf(line) >= WARNING) console.error(line);
  };
  return { write, file };
}
