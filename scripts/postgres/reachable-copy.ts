import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import type { Identity } from "./identity.ts";

const SHARED_PLACE = "/var/lib/id-verification-console";

/**
 * The programs and the cluster where the identity can reach them. Only a lent account needs more than the given
 * places: it cannot walk into a folder closed to others (the home of root, say), so it gets a copy of the
 * programs and keeps its cluster in a folder of the system that is named after the place it stands for.
 */
export function lendFiles(binaries: Binaries, cluster: string, { account }: Identity) {
  if (!account) return { binaries, cluster };
  const version = createHash("sha256").update(binaries.home).digest("hex").slice(0, 16);
  const home = join(SHARED_PLACE, `programs-${version}`);
  mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 });
  if (!existsSync(home)) {
    const unfinished = `${home}.${process.pid}`;
    cpSync(binaries.home, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, home);
  }
  const place = join(SHARED_PLACE, createHash("sha256").update(cluster).digest("hex").slice(0, 16));
  if (!existsSync(place)) mkdirSync(place, { mode: 0o700 });
  chownSync(place, account.uid, account.gid);
  const lent: Binaries = { initdb: join(home, "bin/initdb"), postgres: join(home, "bin/postgres"), home };
  return { binaries: lent, cluster: join(place, "cluster") };
}
