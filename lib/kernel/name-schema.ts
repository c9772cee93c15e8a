import { z } from "zod";
import { ONE_LINE } from "@/lib/kernel/one-line";
import { isVisible, keepsDirection } from "@/lib/kernel/plain-text";

// Messages are keys: defineAction and the forms put them into the reader's language.

/** In characters, however many units a string needs for one. */
export const LONGEST_NAME = 80;

/** A name, or none. */
export const optionalNameSchema = z
  .string("required")
  .trim()
  .refine((text) => [...text].length <= LONGEST_NAME, "tooLong")
  .refine(keepsDirection, "turnsDirection")
  .regex(ONE_LINE, "invalid")
  .refine(isVisible, "invisible");

/** What people call a person, a key, a preset, an experiment: one line of which something can be seen. */
export const nameSchema = optionalNameSchema.min(1, "required");
