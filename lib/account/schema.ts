import { z } from "zod";

// Messages are keys: defineAction and the forms put them into the reader's language.

const password = z.string("required").min(1, "required").max(1024, "tooLong");

export const changePasswordSchema = z
  .object({ current: password, next: password, again: password })
  .refine(({ next, again }) => next === again, { path: ["again"], message: "passwordsDiffer" });

export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

export const sessionIdSchema = z.object({ id: z.uuid("invalid") });
export const nothingSchema = z.object({});
