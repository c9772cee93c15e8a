import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import {
  mayChange,
  type PresetRow,
  readLocked,
  readValues,
  usableRows,
} from "@/lib/presets/server/repository";
import type { PresetView } from "@/lib/presets/view";

/** The presets that somebody may compose with: shared ones and their own, by name. */
export async function listPresets(actor: Actor | null): Promise<PresetView[]> {
  const reader = authorize(actor, "transaction.start");
  return (await usableRows(reader)).flatMap((row) => toView(reader, row) ?? []);
}

function toView(reader: Actor, { versions: [newest], owner, ...preset }: PresetRow): PresetView | null {
  if (!newest) return null;
  const { id, name, shared } = preset;
  return {
    id,
    name,
    shared,
    owner: owner.name,
    mayChange: mayChange(reader, preset),
    versionId: newest.id,
    version: newest.number,
    values: readValues(newest.values),
    locked: readLocked(newest.locked),
    note: newest.note,
    changedBy: newest.createdBy.name,
    changedAt: newest.createdAt.toISOString(),
  };
}
