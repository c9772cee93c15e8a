import "server-only";
import type { Tx } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { may } from "@/lib/auth/permissions";
import { database } from "@/lib/platform/server/db";
import { presetValuesSchema } from "@/lib/presets/schema";
import { isPresetField, type PresetField, type PresetValues } from "@/lib/presets/values";

/** What is stored as JSON was written by us; what does not fit any more is left at the default. */
const stored = presetValuesSchema.catch({});

export const readValues = (values: unknown): PresetValues => stored.parse(values);
export const readLocked = (locked: string[]): PresetField[] => locked.filter(isPresetField);

/** Those that somebody may use: their own, and shared ones. */
const usableBy = ({ personId }: Actor) => ({
  archivedAt: null,
  OR: [{ shared: true }, { ownerId: personId }],
});

/** Whether somebody may change a preset: its owner, and for a shared one whoever may lock. */
export function mayChange(actor: Actor, preset: { ownerId: string; shared: boolean }): boolean {
  return preset.ownerId === actor.personId || (preset.shared && may(actor.role, "preset.lock"));
}

const NEWEST = {
  orderBy: { number: "desc" },
  take: 1,
  select: {
    id: true,
    number: true,
    values: true,
    locked: true,
    note: true,
    createdAt: true,
    createdBy: { select: { name: true } },
  },
} as const;

const MOST_LISTED = 500;

export function usableRows(actor: Actor) {
  return database().preset.findMany({
    where: usableBy(actor),
    select: {
      id: true,
      name: true,
      shared: true,
      ownerId: true,
      owner: { select: { name: true } },
      versions: NEWEST,
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_LISTED,
  });
}

export type PresetRow = Awaited<ReturnType<typeof usableRows>>[number];

/** A version that somebody may use, with the newest of its preset; null when there is none. */
export async function usableVersion(actor: Actor, versionId: string) {
  return database().presetVersion.findFirst({
    where: { id: versionId, preset: usableBy(actor) },
    select: {
      id: true,
      presetId: true,
      number: true,
      values: true,
      locked: true,
      preset: {
        select: {
          versions: { orderBy: { number: "desc" }, take: 1, select: { values: true, locked: true } },
        },
      },
    },
  });
}

/** A preset in use, locked until the change ends, so that two savers get two numbers. */
export async function presetToChange(tx: Tx, id: string) {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM preset WHERE id = ${id}::uuid FOR UPDATE`;
  if (rows.length === 0) return null;
  return tx.preset.findFirst({
    where: { id, archivedAt: null },
    select: { id: true, name: true, shared: true, ownerId: true, versions: NEWEST },
  });
}

export type NewVersion = {
  id: string;
  presetId: string;
  number: number;
  values: PresetValues;
  locked: PresetField[];
  note: string;
  createdById: string;
  createdAt: Date;
};

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx.presetVersion.create({ data: version, select: { id: true } });
}

export async function insertPreset(
  tx: Tx,
  preset: { id: string; name: string; ownerId: string; shared: boolean; createdAt: Date },
): Promise<void> {
  await tx.preset.create({ data: preset, select: { id: true } });
}

export async function renamePreset(
  tx: Tx,
  id: string,
  { name, shared }: { name: string; shared: boolean },
): Promise<void> {
  await tx.preset.update({ where: { id }, data: { name, shared }, select: { id: true } });
}

export async function markArchived(tx: Tx, id: string): Promise<boolean> {
  const where = { id, archivedAt: null };
  return (await tx.preset.updateMany({ where, data: { archivedAt: new Date() } })).count === 1;
}
