"use server";
import { defineAction } from "@/lib/boundary/server/define-action";
import { addCredentialSchema, credentialIdSchema, credentialTestSchema } from "@/lib/credentials/schema";
import { addCredential as add, retireCredential } from "@/lib/credentials/server/change-credentials";
import { testKey, testStored } from "@/lib/credentials/server/test-credential";

export const addCredential = defineAction({
  name: "credentials.add",
  permission: "credential.manage",
  input: addCredentialSchema,
  run: ({ by, input }) => add(by, input),
});

export const testCredentialForm = defineAction({
  name: "credentials.testForm",
  permission: "credential.manage",
  input: credentialTestSchema,
  run: ({ input, locale }) => testKey(input, locale),
});

export const testCredential = defineAction({
  name: "credentials.test",
  permission: "credential.manage",
  input: credentialIdSchema,
  run: ({ input, locale }) => testStored(input.id, locale),
});

export const retireCredentialById = defineAction({
  name: "credentials.retire",
  permission: "credential.manage",
  input: credentialIdSchema,
  run: ({ by, input }) => retireCredential(by, input.id),
});
