"use server";
import { defineAction } from "@/lib/boundary/server/define-action";
import { addPersonSchema, changeRoleSchema, personIdSchema } from "@/lib/people/schema";
import { addPerson as add } from "@/lib/people/server/add-person";
import { changeRole, disablePerson, enablePerson, resetPassword } from "@/lib/people/server/change-person";

export const addPerson = defineAction({
  name: "people.add",
  permission: "person.manage",
  input: addPersonSchema,
  run: ({ by, input }) => add(by, input),
});

export const changePersonRole = defineAction({
  name: "people.changeRole",
  permission: "person.manage",
  input: changeRoleSchema,
  run: ({ by, input }) => changeRole(by, input.id, input.role),
});

export const disablePersonById = defineAction({
  name: "people.disable",
  permission: "person.manage",
  input: personIdSchema,
  run: async ({ by, input }) => {
    await disablePerson(by, input.id);
    return null;
  },
});

export const enablePersonById = defineAction({
  name: "people.enable",
  permission: "person.manage",
  input: personIdSchema,
  run: async ({ by, input }) => {
    await enablePerson(by, input.id);
    return null;
  },
});

export const resetPersonPassword = defineAction({
  name: "people.resetPassword",
  permission: "person.manage",
  input: personIdSchema,
  run: ({ by, input }) => resetPassword(by, input.id),
});
