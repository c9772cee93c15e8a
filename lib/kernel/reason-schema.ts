import { z } from "zod";
import { isVisible, keepsDirection } from "@/lib/kernel/plain-text";

// Messages are keys: defineAction and the forms put them into the reader's language.

/** Why somebody does what cannot be undone, or looks at what is sealed: it is kept in the trail for good. */
export const reasonSchema = z
  .string("required")
  .trim()
  .min(3, "tooShort")
  .max(500, "tooLong")
  .regex(/^[^\p{Cs}\p{Co}\0]*$/u, "invalid")
  .refine(isVisible, "invisible")
  .refine(keepsDirection, "turnsDirection");
