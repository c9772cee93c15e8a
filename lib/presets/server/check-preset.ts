import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { may } from "@/lib/auth/permissions";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { readLocked, readValues, usableVersion } from "@/lib/presets/server/repository";
import { brokenLocks, type PresetField } from "@/lib/presets/values";

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
  const [newest = found] = found.preset.versions;
  const locksOf = ({ values, locked }: Pick<typeof newest, "values" | "locked">) =>
    brokenLocks(draft, readValues(values), readLocked(locked));
  const fields = [...new Set([...locksOf(found), ...locksOf(newest)])];
  if (fields.length === 0 || may(actor.role, "preset.lock")) return { kind: "fits", presetId };
  return { kind: "locked", presetId, fields };
}
