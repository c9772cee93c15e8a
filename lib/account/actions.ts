"use server";
import { changePasswordSchema, nothingSchema, sessionIdSchema } from "@/lib/account/schema";
import { changePassword } from "@/lib/account/server/change-password";
import { revokeOtherSessions, revokeOwnSession } from "@/lib/account/server/own-sessions";
import { writeSessionCookie } from "@/lib/auth/server/write-session-cookie";
import { defineAction } from "@/lib/boundary/server/define-action";

export const changeOwnPassword = defineAction({
  name: "account.changePassword",
  permission: "account.manage",
  input: changePasswordSchema,
  beforePasswordChange: true,
  run: async ({ actor, input, requestId }) => {
    await writeSessionCookie(await changePassword(actor, input, requestId));
  },
});

export const revokeSession = defineAction({
  name: "account.revokeSession",
  permission: "account.manage",
  input: sessionIdSchema,
  run: ({ actor, by, input }) => revokeOwnSession(by, actor.personId, input.id),
});

export const revokeAllOtherSessions = defineAction({
  name: "account.revokeOtherSessions",
  permission: "account.manage",
  input: nothingSchema,
  run: ({ actor, by }) => revokeOtherSessions(by, actor),
});
