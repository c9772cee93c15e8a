"use server";
import { defineAction } from "@/lib/boundary/server/define-action";
import {
  addCredentialSchema,
  credentialAccountSchema,
  credentialIdSchema,
  credentialTestSchema,
} from "@/lib/credentials/schema";
import {
  addCredential as add,
  changeAccount,
  retireCredential,
} from "@/lib/credentials/server/change-credentials";
import { testKey } from "@/lib/credentials/server/test-credential";

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

export const changeCredentialAccount = defineAction({
  name: "credentials.changeAccount",
  permission: "credential.manage",
  input: credentialAccountSchema,
  run: ({ by, input }) => changeAccount(by, input.id, input.account),
});

export const retireCredentialById = defineAction({
  name: "credentials.retire",
  permission: "credential.manage",
  input: credentialIdSchema,
  run: ({ by, input }) => retireCredential(by, input.id),
});
