import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A text that changes when any of these files or folders does. Absent ones count as such. */
export function hashOf(paths: readonly string[], skip: RegExp = /(?!)/): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    if (skip.test(path)) return;
    if (!existsSync(path)) {
      hash.update(`absent ${path}\0`);
    } else if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      const content = readFileSync(path);
      hash.update(`file ${path} ${content.length}\0`).update(content);
    }
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}
