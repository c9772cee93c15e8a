import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { AppError } from "@/lib/kernel/errors";
import type { PacedOperation } from "@/lib/limits/operations";
import { closeBreaker } from "@/lib/limits/server/breaker";
import { type NamedCredential, pacedCredentials } from "@/lib/limits/server/credential-lanes";
import { laneOf } from "@/lib/limits/server/lane";
import type { BreakerView } from "@/lib/limits/view";
import { pool } from "@/lib/platform/server/db";

type Row = { account: string; region: string; operation: PacedOperation; code: string; until: Date };

const OPEN = `SELECT account, region, operation, open_code AS code, greatest(open_until, trial_until) AS until
FROM call_pace WHERE open_code IS NOT NULL ORDER BY open_until DESC LIMIT 100`;

/** Every pause there is, with the credentials that it concerns. One whose time is up waits for a call to try. */
export async function readBreakers(actor: Actor): Promise<BreakerView[]> {
  authorize(actor, "credential.manage");
  const { rows } = await pool().query<Row>(OPEN);
  if (rows.length === 0) return [];
  const credentials = await pacedCredentials(null);
  return rows.flatMap(({ until, ...row }) => {
    const concerned = credentials.filter((credential) => concerns(row, credential));
    const [first] = concerned;
    if (!first) return [];
    const { account: _, ...shown } = row;
    return {
      ...shown,
      credentialId: first.id,
      until: until.toISOString(),
      names: concerned.map(({ name }) => name),
    };
  });
}

function concerns({ account, region, operation }: Omit<Row, "until">, credential: NamedCredential): boolean {
  const lane = laneOf(credential, operation);
  return lane.region === region && (lane.account === account || lane.key === account);
}

/** Lets a credential's calls of one operation out again before the time is up, on an admin's word. */
export async function closeBreakersOf(
  by: ChangedBy,
  credentialId: string,
  operation: PacedOperation,
): Promise<void> {
  const [credential] = await pacedCredentials(credentialId);
  if (!credential) throw new AppError("not-found", "credentials.unknown");
  const lane = laneOf(credential, operation);
  let closed = false;
  for (const account of new Set([lane.account, lane.key])) {
    closed = (await closeBreaker(by, { ...lane, account, credentialId }, true)) || closed;
  }
  if (!closed) throw new AppError("already-done", "alreadyDone");
}
