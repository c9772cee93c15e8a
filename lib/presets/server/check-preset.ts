import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { may } from "@/lib/auth/permissions";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { readLocked, readValues, usableVersion } from "@/lib/presets/server/repository";
import { brokenLocks, type PresetField } from "@/lib/presets/values";
import type { PresetVersion } from "@/lib/presets/view";

export type PresetVerdict =
  | { kind: "fits"; presetId: string }
  /** There is none that this person may use: never was, archived, or somebody else's own. */
  | { kind: "unknown" }
  | { kind: "locked"; presetId: string; fields: PresetField[] };

/**
 * Whether a draft may be sent as composed from this version: locked fields are as it says, or an admin sends. What the
 * newest version locks counts too, so that an older one is no way round it.
 */
export async function checkPreset(
  actor: Actor,
  versionId: string,
  draft: InitializeDraft,
): Promise<PresetVerdict> {
  const found = await usableVersion(actor, versionId);
  if (!found) return { kind: "unknown" };
  const { presetId } = found;
  const fields = locksBroken(found, draft);
  if (fields.length === 0 || may(actor.role, "preset.lock")) return { kind: "fits", presetId };
  return { kind: "locked", presetId, fields };
}

type UsableVersion = NonNullable<Awaited<ReturnType<typeof usableVersion>>>;

function locksBroken(found: UsableVersion, draft: InitializeDraft): PresetField[] {
  const [newest = found] = found.preset.versions;
  const locksOf = ({ values, locked }: Pick<typeof newest, "values" | "locked">) =>
    brokenLocks(draft, readValues(values), readLocked(locked));
  return [...new Set([...locksOf(found), ...locksOf(newest)])];
}

/** The version that a call was composed from, and whether this draft could be now; null when it may not be used. */
export async function readPresetVersion(
  actor: Actor,
  versionId: string,
  draft: InitializeDraft,
): Promise<PresetVersion | null> {
  const found = await usableVersion(actor, versionId);
  if (!found) return null;
  return {
    presetId: found.presetId,
    versionId: found.id,
    version: found.number,
    values: readValues(found.values),
    locked: readLocked(found.locked),
    fits: may(actor.role, "preset.lock") || locksBroken(found, draft).length === 0,
  };
}
