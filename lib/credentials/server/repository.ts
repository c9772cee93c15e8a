import "server-only";
import type { Tx } from "@/lib/audit/server/audited-change";
import type { Environment } from "@/lib/credentials/schema";
import { database } from "@/lib/platform/server/db";
import { seal } from "@/lib/platform/server/seal";

/** Where a sealed text belongs: moved to another row or column it does not open. */
export const secretContext = (id: string) => `credential:${id}:secret`;
export const tokenContext = (id: string) => `credential:${id}:security-token`;

export type NewCredential = {
  id: string;
  name: string;
  environment: Environment;
  endpoint: string;
  accessKeyId: string;
  accessKeySecret: string;
  securityToken: string;
  account: string | null;
  createdById: string | null;
};

/** Stores a credential with its secrets sealed. False when the name is taken, by a retired one too. */
export async function insertCredential(tx: Tx, credential: NewCredential): Promise<boolean> {
  const { accessKeySecret, securityToken, ...row } = credential;
  const { count } = await tx.credential.createMany({
    data: [
      {
        ...row,
        secretSealed: seal(accessKeySecret, secretContext(row.id)),
        secretLastFour: lastFour(accessKeySecret),
        securityTokenSealed: securityToken ? seal(securityToken, tokenContext(row.id)) : null,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Null when there is no such credential in use, or it is of that account already. */
export async function renameAccount(
  tx: Tx,
  id: string,
  account: string | null,
): Promise<{ from: string | null } | null> {
  const found = await tx.credential.findFirst({ where: { id, retiredAt: null }, select: { account: true } });
  if (!found || found.account === account) return null;
  const { count } = await tx.credential.updateMany({
    where: { id, retiredAt: null, account: found.account },
    data: { account },
  });
  return count === 1 ? { from: found.account } : null;
}

/** Four characters tell two keys apart; of a short secret they would tell too much. */
export function lastFour(secret: string): string {
  return secret.length >= 16 ? secret.slice(-4) : "····";
}

/** False when there is no such credential or it was retired already. */
export async function markRetired(tx: Tx, id: string): Promise<{ name: string } | null> {
  const [retired] = await tx.credential.updateManyAndReturn({
    where: { id, retiredAt: null },
    data: { retiredAt: new Date() },
    select: { name: true },
  });
  return retired ?? null;
}

const CHOICE = { id: true, name: true, environment: true, endpoint: true, secretLastFour: true } as const;

/** Usable ones, sandbox first, then by name. */
export async function usableRows() {
  return database().credential.findMany({
    where: { retiredAt: null },
    select: CHOICE,
    orderBy: [{ environment: "asc" }, { name: "asc" }],
    take: 200,
  });
}

/** All of them, retired ones last. */
export async function allRows() {
  return database().credential.findMany({
    select: {
      ...CHOICE,
      accessKeyId: true,
      account: true,
      createdAt: true,
      retiredAt: true,
      createdBy: { select: { name: true } },
      _count: { select: { transactions: true } },
    },
    orderBy: [{ retiredAt: { sort: "desc", nulls: "first" } }, { environment: "asc" }, { name: "asc" }],
    take: 500,
  });
}

/** Ids of those that have an STS token, without the token leaving the database. */
export async function temporaryIds(): Promise<Set<string>> {
  const rows = await database().credential.findMany({
    where: { securityTokenSealed: { not: null } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
