import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../machine/child.ts";

/** The number under which the built console answers a server action, found as the build wrote it down. */
export function actionId(exportedName: string): string {
  const path = join(PROJECT, ".next/server/server-reference-manifest.json");
  const id = findAction(JSON.parse(readFileSync(path, "utf8")), exportedName);
  if (!id) throw new Error(`The build knows no server action ${exportedName}.`);
  return id;
}

export function findAction(manifest: unknown, exportedName: string): string | undefined {
  if (!isFields(manifest) || !isFields(manifest.node)) return undefined;
  const found = Object.entries(manifest.node).find(
    ([, action]) => isFields(action) && action.exportedName === exportedName,
  );
  return found?.[0];
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
