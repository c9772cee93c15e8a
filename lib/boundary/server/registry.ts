import "server-only";
import type { Permission } from "@/lib/auth/permissions";

export type Entry = {
  kind: "action" | "route";
  /** `people.add`: unique among entries of its kind. */
  name: string;
  permission: Permission | "public";
};

// One list per process: the bundler may load a module more than once.
const shared = globalThis as typeof globalThis & { consoleEntryPoints?: Map<string, Entry> };

/** Puts an action or route on the list of every door into the console. */
export function register(entry: Entry): void {
  shared.consoleEntryPoints ??= new Map();
  shared.consoleEntryPoints.set(`${entry.kind} ${entry.name}`, entry);
}

/** Doors whose modules are loaded so far. */
export function entryPoints(): Entry[] {
  return [...(shared.consoleEntryPoints?.values() ?? [])];
}
