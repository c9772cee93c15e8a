import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Fault } from "../runtime/fault.ts";
import type { Binaries } from "./binaries.ts";
import type { Identity } from "./identity.ts";
import { SUPERUSER } from "./password.ts";

/** Sorts by code point, alike on every machine; letters of every script count as letters where libc knows them. */
function localeFlags(): string[] {
  const known = spawnSync("locale", ["-a"], { encoding: "utf8" }).stdout ?? "";
  const ctype = known.split("\n").find((name) => /^C\.utf-?8$/i.test(name)) ?? "C";
  return [
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    `--lc-ctype=${ctype}`,
  ];
}

/** Makes a new cluster whose superuser signs in with the password. @throws Fault with what initdb said */
export function createCluster(
  binaries: Binaries,
  cluster: string,
  password: string,
  { prefix, account }: Identity,
): void {
  // What a start left that was killed while it made the cluster; without PG_VERSION nothing in it is data yet.
  if (existsSync(cluster)) rmSync(cluster, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), "console-initdb-"));
  const passwordFile = join(scratch, "password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const path of [scratch, passwordFile]) chownSync(path, account.uid, account.gid);
  const flags = [`--pgdata=${cluster}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
  const [program = "", ...words] = [
    ...prefix,
    binaries.initdb,
    ...flags,
    "--auth=scram-sha-256",
    ...localeFlags(),
  ];
  try {
    const made = spawnSync(program, words, {
      ...account,
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
    });
    if (made.status === 0) return;
    throw new Fault(
      `PostgreSQL could not make its data folder ${cluster}.`,
      made.error?.message ?? made.stderr.trim(),
      "Is the disk full, or the folder closed to this user? CONSOLE_DATA_DIR names another one.",
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
