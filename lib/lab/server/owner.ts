import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { may } from "@/lib/auth/permissions";
import type { PauseReason } from "@/lib/lab/view";
import { database } from "@/lib/platform/server/db";

/** Who an experiment acts for, as the database knows them now; or why it must not act for them. */
export type Owner =
  | { may: true; actor: Actor }
  | { may: false; reason: Extract<PauseReason, "owner-disabled" | "owner-not-allowed"> };

/** Asked before each call: nobody's experiment goes on when they could not press the button themselves. */
export async function readOwner(experiment: { id: string; ownerId: string }): Promise<Owner> {
  const { disabledAt, id, ...person } = await database().person.findUniqueOrThrow({
    where: { id: experiment.ownerId },
    select: { id: true, name: true, email: true, role: true, mustChangePassword: true, disabledAt: true },
  });
  if (disabledAt) return { may: false, reason: "owner-disabled" };
  const allowed = may(person.role, "lab.run") && may(person.role, "transaction.start");
  if (!allowed || person.mustChangePassword) return { may: false, reason: "owner-not-allowed" };
  return { may: true, actor: { ...person, personId: id, sessionId: experiment.id } };
}
