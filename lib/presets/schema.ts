import { z } from "zod";
import { CALLBACK_DESTINATIONS } from "@/lib/initialize/draft";
import { PARAMETER_NAMES } from "@/lib/initialize/parameter-spec";
import { nameSchema } from "@/lib/kernel/name-schema";
import { isVisible, keepsDirection } from "@/lib/kernel/plain-text";
import { PRESET_FIELDS } from "@/lib/presets/values";

export const LONGEST_NOTE = 300;

/** A NUL or half of a character is nothing that the database could keep. */
const keepable = z.string().regex(/^[^\p{Cs}\0]*$/u, "invalid");

/** What a preset may hold. Rules that depend on where a call goes are looked at when it is sent. */
export const presetValuesSchema = z.strictObject({
  SceneCode: keepable.max(40).optional(),
  DocType: keepable.max(40).optional(),
  DocPageConfig: z.enum(["", "OCR_ID_BACK"]).optional(),
  DocScanMode: z.enum(["shoot", "scan", "auto"]).optional(),
  ShowGuidePage: z.enum(["0", "1"]).optional(),
  IdThreshold: z.enum(["0", "1", "2", "3"]).optional(),
  IdSpoof: z.enum(["Y", "N"]).optional(),
  callbackTo: z.enum(CALLBACK_DESTINATIONS).optional(),
  CallbackUrl: keepable.max(2_048).optional(),
  hashMerchantUserId: z.boolean().optional(),
  pinned: z.array(z.enum(PARAMETER_NAMES)).max(PARAMETER_NAMES.length).optional(),
});

export const lockedSchema = z.array(z.enum(PRESET_FIELDS)).max(PRESET_FIELDS.length);

/** A new preset, or a new version of one: `id` says of which. */
export const savePresetSchema = z.object({
  id: z.uuid().nullable(),
  name: nameSchema,
  shared: z.boolean(),
  note: keepable
    .trim()
    .max(LONGEST_NOTE, "tooLong")
    .refine(isVisible, "invisible")
    .refine(keepsDirection, "turnsDirection"),
  values: presetValuesSchema,
  locked: lockedSchema,
});

export type SavePresetInput = z.output<typeof savePresetSchema>;

export const presetIdSchema = z.object({ id: z.uuid() });
