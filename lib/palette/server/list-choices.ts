import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import type { PresetChoice } from "@/lib/palette/view";
import { listPresets } from "@/lib/presets/server/list-presets";

/** The presets that somebody may begin a call with, by name. */
export async function listChoices(actor: Actor | null): Promise<PresetChoice[]> {
  const presets = await listPresets(actor);
  return presets.map(({ id, name, version, shared }) => ({ id, name, version, shared }));
}
