"use server";
import { defineAction } from "@/lib/boundary/server/define-action";
import { credentialIdSchema } from "@/lib/credentials/schema";
import { breakerSchema } from "@/lib/limits/schema";
import { closeBreakersOf } from "@/lib/limits/server/open-breakers";
import { testStored } from "@/lib/limits/server/test-stored";

export const testCredential = defineAction({
  name: "limits.testCredential",
  permission: "credential.manage",
  input: credentialIdSchema,
  run: ({ input, locale }) => testStored(input.id, locale),
});

export const closeBreaker = defineAction({
  name: "limits.closeBreaker",
  permission: "credential.manage",
  input: breakerSchema,
  run: ({ by, input }) => closeBreakersOf(by, input.credentialId, input.operation),
});
