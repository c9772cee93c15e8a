import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { chooseIdentity, type Identity } from "../postgres/identity.ts";

/** A disk of a few megabytes that PostgreSQL alone sees, so that it can be filled without harm to anybody. */
export type SmallDisk = {
  /** Null where this machine lets nobody mount: then "disk full" cannot be shown. */
  folder: string | null;
  /** As whom PostgreSQL is to be started so that it finds the disk. */
  identity: Identity;
};

/** Room for all deliveries of a long run. */
const SIZE_MIB = 160;
const MOUNT = `mount -t tmpfs -o size=${SIZE_MIB}m,mode=0777 none "$0" && mkdir "$0/space" && exec "$@"`;

/** Fills the disk to its last byte: writes until PostgreSQL says that there is no space left. */
export const fillSql = (folder: string) =>
  `COPY (SELECT repeat('x', 8000) FROM generate_series(1, ${SIZE_MIB * 150})) TO '${folder}/filler'`;
export const emptySql = (folder: string) => `COPY (SELECT WHERE false) TO '${folder}/filler'`;

/** Mounted in a namespace of PostgreSQL's own: gone with its last process, whatever becomes of us. */
export function prepareSmallDisk(folder: string): SmallDisk {
  const identity = chooseIdentity();
  mkdirSync(folder, { recursive: true });
  const prefix = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, folder];
  const [program = "", ...words] = [...prefix, ...identity.prefix, "true"];
  const works = !identity.account && spawnSync(program, words, { stdio: "ignore" }).status === 0;
  if (!works) return { folder: null, identity };
  return { folder, identity: { ...identity, prefix: [...prefix, ...identity.prefix] } };
}
