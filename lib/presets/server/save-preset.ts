import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { auditedChange, type Trail, type Tx } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { may } from "@/lib/auth/permissions";
import { defaultDraft } from "@/lib/initialize/draft";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import type { SavePresetInput } from "@/lib/presets/schema";
import {
  insertPreset,
  insertVersion,
  markArchived,
  mayChange,
  presetToChange,
  readLocked,
  readValues,
  renamePreset,
} from "@/lib/presets/server/repository";
import { applyPreset, type PresetField, type PresetValues } from "@/lib/presets/values";

type Saver = ChangedBy & { actor: Actor };
export type SavedPreset = { id: string; versionId: string; version: number };

/**
 * Saves a preset, or a new version of one. Versions never change: what a transaction was composed from stays there.
 * @throws AppError when it is not the saver's to change, or it would set or loosen a lock that only an admin may
 */
export async function savePreset(by: Saver, input: SavePresetInput): Promise<SavedPreset> {
  return auditedChange(by, async (tx, trail) => {
    const earlier = input.id === null ? null : await ownToChange(tx, by.actor, input.id);
    checkLocks(by.actor, input, earlier?.versions[0]);
    const id = earlier?.id ?? newId();
    if (earlier) await renamePreset(tx, id, input);
    else await insertPreset(tx, { id, ...nameOf(input), ownerId: by.actor.personId, createdAt: new Date() });
    return addVersion(tx, trail, by, id, (earlier?.versions[0]?.number ?? 0) + 1, input);
  });
}

const nameOf = ({ name, shared }: SavePresetInput) => ({ name, shared });

async function addVersion(
  tx: Tx,
  trail: Trail,
  by: Saver,
  presetId: string,
  number: number,
  { name, shared, values, locked, note }: SavePresetInput,
): Promise<SavedPreset> {
  const id = newId();
  const createdById = by.actor.personId;
  await insertVersion(tx, { id, presetId, number, values, locked, note, createdById, createdAt: new Date() });
  const subject = { type: "preset", id: presetId } as const;
  trail.add({ event: "preset.saved", subject, data: { name, version: number, shared } });
  return { id: presetId, versionId: id, version: number };
}

async function ownToChange(tx: Tx, actor: Actor, id: string) {
  const found = await presetToChange(tx, id);
  // Somebody else's private one is not even there for a stranger.
  if (!found || (!found.shared && found.ownerId !== actor.personId)) {
    throw new AppError("not-found", "presets.problems.unknown");
  }
  if (!mayChange(actor, found)) throw new AppError("not-allowed", "presets.problems.notYours");
  return found;
}

type Version = { values: unknown; locked: string[] };

/** Locks are an admin's: everybody else keeps them as they are, and the locked values too. */
function checkLocks(actor: Actor, input: SavePresetInput, before: Version | undefined): void {
  if (may(actor.role, "preset.lock")) return;
  const locked = before ? readLocked(before.locked) : [];
  const same = locked.length === input.locked.length && locked.every((field) => input.locked.includes(field));
  const values = before ? readValues(before.values) : {};
  if (same && locked.every((field) => settles(field, values, input.values))) return;
  throw new AppError("not-allowed", "presets.problems.locked");
}

const untouched = defaultDraft("x");

function settles(field: PresetField, before: PresetValues, now: PresetValues): boolean {
  const value = (values: PresetValues) => JSON.stringify(applyPreset(untouched, values)[field]);
  return value(before) === value(now);
}

/** Takes a preset out of use; transactions go on naming it. */
export async function archivePreset(by: Saver, id: string): Promise<void> {
  await auditedChange(by, async (tx, trail) => {
    const { name } = await ownToChange(tx, by.actor, id);
    if (!(await markArchived(tx, id))) throw new AppError("already-done", "alreadyDone");
    trail.add({ event: "preset.archived", subject: { type: "preset", id }, data: { name } });
  });
}
