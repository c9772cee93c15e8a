import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";

// Messages are keys: defineAction and the forms put them into the reader's language.

/** One line that a person may be called by. */
const name = z
  .string("validation.required")
  .trim()
  .min(1, "validation.required")
  .max(80, "validation.tooLong")
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, "validation.invalid");

/** Lower case: one address, one person. */
export const emailSchema = z
  .string("validation.required")
  .trim()
  .toLowerCase()
  .min(1, "validation.required")
  .max(254, "validation.tooLong")
  .pipe(z.email("validation.email"));

const role = z.enum(ROLES, "validation.choose");
const id = z.uuid("validation.invalid");

export const addPersonSchema = z.object({ name, email: emailSchema, role });
export const changeRoleSchema = z.object({ id, role });
export const personIdSchema = z.object({ id });

export type AddPersonInput = z.infer<typeof addPersonSchema>;
