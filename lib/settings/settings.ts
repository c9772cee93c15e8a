import { z } from "zod";

/** Kinds of data that are erased once they are old enough. The order is the one in which the page shows them. */
export const RETENTION_KINDS = [
  "details",
  "images",
  "verifyLogs",
  "deliveries",
  "metaInfo",
  "protocol",
  "strays",
] as const;

export type RetentionKind = (typeof RETENTION_KINDS)[number];

type Days = { least: number; most: number; preset: number };

/**
 * For how many days each kind is kept. Deliveries are kept for as long as one of them may still settle something:
 * a TransactionId that was never confirmed dies with the vendor's result, after 30 days.
 */
export const RETENTION_DAYS: Record<RetentionKind, Days> = {
  details: { least: 1, most: 3_650, preset: 90 },
  images: { least: 1, most: 365, preset: 30 },
  verifyLogs: { least: 1, most: 3_650, preset: 90 },
  deliveries: { least: 31, most: 3_650, preset: 180 },
  metaInfo: { least: 1, most: 3_650, preset: 90 },
  protocol: { least: 1, most: 30, preset: 1 },
  strays: { least: 1, most: 365, preset: 30 },
};

const days = ({ least, most, preset }: Days) => ({
  schema: z.int("wholeNumber").min(least, "outOfRange").max(most, "outOfRange"),
  preset,
});

/** What admins set while the console runs: the shape of each value, and what counts while none is set. */
export const SETTINGS = {
  "docTypes.unlisted": { schema: z.boolean("choose"), preset: false },
  "images.kept": { schema: z.boolean("choose"), preset: false },
  "retention.details": days(RETENTION_DAYS.details),
  "retention.images": days(RETENTION_DAYS.images),
  "retention.verifyLogs": days(RETENTION_DAYS.verifyLogs),
  "retention.deliveries": days(RETENTION_DAYS.deliveries),
  "retention.metaInfo": days(RETENTION_DAYS.metaInfo),
  "retention.protocol": days(RETENTION_DAYS.protocol),
  "retention.strays": days(RETENTION_DAYS.strays),
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.output<(typeof SETTINGS)[K]["schema"]>;
export type Settings = { [K in SettingKey]: SettingValue<K> };

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** What a form sends: days by kind. */
export const retentionSchema = z.object({
  details: SETTINGS["retention.details"].schema,
  images: SETTINGS["retention.images"].schema,
  verifyLogs: SETTINGS["retention.verifyLogs"].schema,
  deliveries: SETTINGS["retention.deliveries"].schema,
  metaInfo: SETTINGS["retention.metaInfo"].schema,
  protocol: SETTINGS["retention.protocol"].schema,
  strays: SETTINGS["retention.strays"].schema,
});

export const imagesSchema = z.object({ kept: SETTINGS["images.kept"].schema });

export const unlistedDocTypesSchema = z.object({ permitted: SETTINGS["docTypes.unlisted"].schema });
