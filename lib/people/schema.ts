import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";
import { nameSchema } from "@/lib/kernel/name-schema";

// Messages are keys: defineAction and the forms put them into the reader's language.

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

export const addPersonSchema = z.object({ name: nameSchema, email: emailSchema, role });
export const changeRoleSchema = z.object({ id, role });
export const personIdSchema = z.object({ id });

export type AddPersonInput = z.infer<typeof addPersonSchema>;
