import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { listPersonRows } from "@/lib/people/server/repository";
import type { PersonView } from "@/lib/people/view";

/** Everybody who may or might sign in, for an admin. */
export async function listPeople(actor: Actor): Promise<PersonView[]> {
  authorize(actor, "person.manage");
  const rows = await listPersonRows();
  return rows.map(({ sessions, createdAt, disabledAt, ...row }) => ({
    ...row,
    isSelf: row.id === actor.personId,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString() ?? null,
    lastSeenAt: sessions[0]?.lastSeenAt.toISOString() ?? null,
  }));
}
