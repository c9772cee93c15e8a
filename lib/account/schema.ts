import { z } from "zod";

// Messages are keys: defineAction and the forms put them into the reader's language.

const password = z
  .string("validation.required")
  .min(1, "validation.required")
  .max(1024, "validation.tooLong");

export const changePasswordSchema = z
  .object({ current: password, next: password, again: password })
  .refine(({ next, again }) => next === again, { path: ["again"], message: "validation.passwordsDiffer" })
  .refine(({ current, next }) => current !== next, { path: ["next"], message: "account.samePassword" });

export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

export const sessionIdSchema = z.object({ id: z.uuid("validation.invalid") });
export const nothingSchema = z.object({});
