import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { changeIf } from "@/lib/audit/server/change-if";
import { AppError } from "@/lib/kernel/errors";
import { pool } from "@/lib/platform/server/db";
import { forgetOnce, oncePerProcess } from "@/lib/platform/server/once";
import {
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  type Settings,
  type SettingValue,
} from "@/lib/settings/settings";

/** So long another instance may go on with what was set before. */
const FRESH_MS = 5_000;
const CACHE = "settings";

type Cached = { readAt: number; values: Promise<Settings> };

/** The present value of one setting, at most five seconds old. */
export async function readSetting<K extends SettingKey>(key: K): Promise<SettingValue<K>> {
  return (await readSettings())[key];
}

/** Every setting, at most five seconds old. */
export function readSettings(): Promise<Settings> {
  const known = oncePerProcess<Cached>(CACHE, load);
  if (performance.now() - known.readAt < FRESH_MS) return known.values;
  forgetOnce(CACHE);
  return oncePerProcess<Cached>(CACHE, load).values;
}

function load(): Cached {
  const values = readStored().then(settingsOf);
  // A failure is told to whoever asked, and not remembered for those who ask next.
  values.catch(() => forgetOnce(CACHE));
  return { readAt: performance.now(), values };
}

async function readStored(): Promise<Map<string, unknown>> {
  const { rows } = await pool().query<{ key: string; value: unknown }>(
    "SELECT key, value FROM setting WHERE key = ANY($1)",
    [SETTING_KEYS],
  );
  return new Map(rows.map(({ key, value }) => [key, value]));
}

function settingsOf(stored: ReadonlyMap<string, unknown>): Settings {
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, inForce(key, stored.get(key))])) as Settings;
}

/** What is stored, unless it no longer fits: then it counts as not set. */
function inForce(key: SettingKey, stored: unknown): boolean | number {
  const parsed = SETTINGS[key].schema.safeParse(stored);
  return parsed.success ? parsed.data : SETTINGS[key].preset;
}

const SET = `INSERT INTO setting (key, value, changed_at, changed_by_id) VALUES ($1, $2::jsonb, now(), $3)
ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, changed_at = EXCLUDED.changed_at,
  changed_by_id = EXCLUDED.changed_by_id
WHERE setting.value = $4::jsonb`;

/**
 * Sets what differs from what is set, each with its entry in the trail. False when nothing does.
 * @throws AppError when somebody else changed one of them meanwhile
 */
export async function changeSettings(by: ChangedBy, wanted: Partial<Settings>): Promise<boolean> {
  const stored = await readStored();
  const changes = SETTING_KEYS.flatMap((key) => {
    const from = inForce(key, stored.get(key));
    const to = wanted[key] === undefined ? from : SETTINGS[key].schema.parse(wanted[key]);
    return from === to ? [] : [{ key, from, to }];
  });
  if (changes.length === 0) return false;
  const done = await changeIf(by, async (tx, trail) => {
    for (const { key, from, to } of changes) {
      const expected = stored.has(key) ? JSON.stringify(stored.get(key)) : null;
      const values = [key, JSON.stringify(to), by.actor?.personId ?? null, expected];
      if ((await tx.run({ name: "change-setting", text: SET, values })) !== 1) return false;
      const subject = { type: "console", id: key } as const;
      trail.add({ event: "setting.changed", subject, data: { key, from: String(from), to: String(to) } });
    }
    return true;
  });
  forgetOnce(CACHE);
  if (!done) throw new AppError("conflict", "conflict");
  return true;
}
