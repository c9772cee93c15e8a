import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Fault } from "../runtime/fault.ts";

/** The one role of an embedded cluster. */
export const SUPERUSER = "console";

/**
 * The password of the cluster, kept beside it in a file that only its owner reads: the port is open to every
 * account of the machine.
 * @throws Fault when a cluster is there but its password is not
 */
export function ownPassword(file: string, clusterIsNew: boolean): string {
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  if (!clusterIsNew) {
    throw new Fault(
      `The password of the embedded PostgreSQL is missing: ${file}`,
      "Restore that file from a backup of the data folder, or set CONSOLE_DATA_DIR to a new folder.",
    );
  }
  const password = randomBytes(24).toString("hex");
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}
