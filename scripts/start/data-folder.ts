import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { Fault } from "../runtime/fault.ts";

/** The data folder's whole path; made when absent, closed to others. @throws Fault when it cannot be written */
export function openDataFolder(setting: string): string {
  const folder = resolve(setting);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (error) {
    throw new Fault(
      `The data folder ${folder} cannot be made: ${(error as NodeJS.ErrnoException).code}.`,
      "CONSOLE_DATA_DIR names another one.",
    );
  }
}
