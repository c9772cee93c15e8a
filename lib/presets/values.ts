import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";

/**
 * The fields of a draft that a preset may hold. Whom and what a call is about (MerchantBizId, MerchantUserId, MetaInfo)
 * is of one call alone, and CallbackToken is a secret.
 */
export const PRESET_FIELDS = [
  "SceneCode",
  "DocType",
  "DocPageConfig",
  "DocScanMode",
  "ShowGuidePage",
  "IdThreshold",
  "IdSpoof",
  "callbackTo",
  "CallbackUrl",
  "hashMerchantUserId",
  "pinned",
] as const satisfies readonly (keyof InitializeDraft)[];

export type PresetField = (typeof PRESET_FIELDS)[number];

/** What a preset sets; a field that is absent is left at the default. */
export type PresetValues = Partial<Pick<InitializeDraft, PresetField>>;

const sameValue = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a draft sets otherwise than an untouched form, and every field that is to be locked. */
export function presetValues(draft: InitializeDraft, locked: readonly PresetField[] = []): PresetValues {
  const standard = defaultDraft(draft.MerchantBizId);
  const kept = PRESET_FIELDS.filter(
    (field) => locked.includes(field) || !sameValue(draft[field], standard[field]),
  );
  return Object.fromEntries(kept.map((field) => [field, draft[field]]));
}

/** The draft that a preset begins: its own values, every other preset field at its default, the rest as it stood. */
export function applyPreset(draft: InitializeDraft, values: PresetValues): InitializeDraft {
  const standard = defaultDraft(draft.MerchantBizId);
  const fresh = Object.fromEntries(PRESET_FIELDS.map((field) => [field, standard[field]]));
  return { ...draft, ...fresh, CallbackToken: "", ...values };
}

/** Locked fields that a draft sets otherwise than the preset. */
export function brokenLocks(
  draft: InitializeDraft,
  values: PresetValues,
  locked: readonly PresetField[],
): PresetField[] {
  const meant = applyPreset(draft, values);
  return locked.filter((field) => !sameValue(draft[field], meant[field]));
}

export function isPresetField(name: string): name is PresetField {
  return PRESET_FIELDS.some((field) => field === name);
}
