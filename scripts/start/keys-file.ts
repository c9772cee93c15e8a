import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseKeys, type SealingKey, writeKeys } from "@/lib/platform/server/keys";
import { Fault } from "../runtime/fault.ts";

/**
 * The keys that seal secrets: those of the setting, else those of a file in the data folder that only its owner
 * reads, made at the first start.
 */
export function sealingKeys(
  setting: readonly SealingKey[] | undefined,
  folder: string,
): readonly SealingKey[] {
  if (setting) return setting;
  const file = join(folder, "keys");
  if (!existsSync(file)) {
    const made = [
      { id: `k${new Date().toISOString().slice(0, 10).replaceAll("-", "")}`, key: randomBytes(32) },
    ];
    // "wx": a key that is overwritten is a database that cannot be read.
    writeFileSync(file, `${writeKeys(made)}\n`, { mode: 0o600, flag: "wx" });
    return made;
  }
  const parsed = parseKeys(readFileSync(file, "utf8").trim());
  if (parsed.ok) return parsed.keys;
  throw new Fault(
    `The file ${file} is damaged: it ${parsed.problem}.`,
    "Restore it from a backup of the data folder.",
  );
}
