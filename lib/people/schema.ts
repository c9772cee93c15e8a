import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";
import { ONE_LINE } from "@/lib/kernel/one-line";
import { isVisible, keepsDirection } from "@/lib/kernel/plain-text";

// Messages are keys: defineAction and the forms put them into the reader's language.

/** One line that a person may be called by. */
const name = z
  .string("required")
  .trim()
  .min(1, "required")
  .max(80, "tooLong")
  .refine(keepsDirection, "turnsDirection")
  .regex(ONE_LINE, "invalid")
  .refine(isVisible, "invisible");

/** Lower case: one address, one person. */
export const emailSchema = z
  .string("required")
  .trim()
  .toLowerCase()
  .min(1, "required")
  .max(254, "tooLong")
  .pipe(z.email("email"));

const role = z.enum(ROLES, "choose");
const id = z.uuid("invalid");

export const addPersonSchema = z.object({ name, email: emailSchema, role });
export const changeRoleSchema = z.object({ id, role });
export const personIdSchema = z.object({ id });

export type AddPersonInput = z.infer<typeof addPersonSchema>;
