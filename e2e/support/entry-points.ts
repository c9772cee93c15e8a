import { readFileSync } from "node:fs";

const build = new URL("../../.next/", import.meta.url);

function read<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, build), "utf8"));
}

/** Paths of the pages of the build, `/transactions/[id]` say. */
export function pages(): string[] {
  return pathsEndingIn("/page");
}

/** Paths of the route handlers of the build. */
export function routes(): string[] {
  return pathsEndingIn("/route");
}

function pathsEndingIn(kind: string): string[] {
  const manifest = read<Record<string, string>>("app-path-routes-manifest.json");
  return Object.entries(manifest).flatMap(([file, path]) =>
    file.endsWith(kind) && !path.startsWith("/_") ? [path] : [],
  );
}

export type ActionEntry = { id: string; name: string; pages: string[] };

type ActionManifest = {
  node: Record<string, { workers: Record<string, unknown>; exportedName: string; filename: string }>;
};

/** Every server action of the build, named `people/addPerson`, with the pages that carry it. */
export function actions(): ActionEntry[] {
  const paths = read<Record<string, string>>("app-path-routes-manifest.json");
  return Object.entries(read<ActionManifest>("server/server-reference-manifest.json").node).map(
    ([id, entry]) => ({
      id,
      name: `${entry.filename.replace(/^lib\//, "").replace(/\/actions\.ts$/, "")}/${entry.exportedName}`,
      pages: Object.keys(entry.workers).map((worker) => paths[worker.replace(/^app/, "")] ?? worker),
    }),
  );
}
