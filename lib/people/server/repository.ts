import "server-only";
import type { Tx } from "@/lib/audit/server/audited-change";
import type { Role } from "@/lib/auth/permissions";
import { database } from "@/lib/platform/server/db";

export type NewPerson = {
  id: string;
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
  mustChangePassword: boolean;
};

/** False when somebody has that address already. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<boolean> {
  const { count } = await tx.person.createMany({ data: [person], skipDuplicates: true });
  return count === 1;
}

export type LockedPerson = { id: string; name: string; email: string; role: Role; disabledAt: Date | null };

/**
 * A person for changing, together with how many active admins there are besides them. All active admins' rows are
 * locked first and in one order, so of two changes that would each leave the other as the last admin the second
 * waits, and counts again.
 */
export async function lockPerson(
  tx: Tx,
  id: string,
): Promise<{ person: LockedPerson; otherAdmins: number } | null> {
  const rows = await tx.$queryRaw<LockedPerson[]>`
    SELECT id, name, email, role::text AS role, disabled_at AS "disabledAt" FROM person
    WHERE id = ${id}::uuid OR (role = 'admin' AND disabled_at IS NULL)
    ORDER BY id FOR UPDATE`;
  const person = rows.find((row) => row.id === id);
  if (!person) return null;
  // Whoever else was found is an active admin.
  const otherAdmins = rows.filter((row) => row.id !== id).length;
  return { person, otherAdmins };
}

export async function setRole(tx: Tx, id: string, role: Role): Promise<void> {
  await tx.person.update({ where: { id }, data: { role }, select: { id: true } });
}

export async function setDisabledAt(tx: Tx, id: string, disabledAt: Date | null): Promise<void> {
  await tx.person.update({ where: { id }, data: { disabledAt }, select: { id: true } });
}

export async function setPassword(
  tx: Tx,
  id: string,
  password: { passwordHash: string; mustChangePassword: boolean },
): Promise<void> {
  await tx.person.update({ where: { id }, data: password, select: { id: true } });
}

const LISTED = {
  id: true,
  name: true,
  email: true,
  role: true,
  mustChangePassword: true,
  createdAt: true,
  disabledAt: true,
  sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
} as const;

/** Everybody, active people first, then by name. A console has dozens of people, not thousands. */
export async function listPersonRows() {
  return database().person.findMany({
    select: LISTED,
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
    take: 500,
  });
}
