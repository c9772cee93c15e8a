import "server-only";
import { getLocale } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { endpointInUse, endpointLabel } from "@/lib/credentials/server/endpoint-choices";
import { allRows, temporaryIds, usableRows } from "@/lib/credentials/server/repository";
import type { CredentialChoice, CredentialView } from "@/lib/credentials/view";

/** Names of the credentials one may start a transaction with. */
export async function listUsableCredentials(actor: Actor): Promise<CredentialChoice[]> {
  authorize(actor, "credential.use");
  const locale = await getLocale();
  const rows = await usableRows();
  return rows.map(({ endpoint, secretLastFour, ...row }) => ({
    ...row,
    endpoint: endpointInUse(endpoint, row.environment),
    endpointLabel: endpointLabel(endpoint, row.environment, locale),
    lastFour: secretLastFour,
  }));
}

/** Every credential ever added, for an admin. */
export async function listCredentials(actor: Actor): Promise<CredentialView[]> {
  authorize(actor, "credential.manage");
  const locale = await getLocale();
  const [rows, temporary] = await Promise.all([allRows(), temporaryIds()]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    environment: row.environment,
    endpoint: row.endpoint,
    endpointLabel: endpointLabel(row.endpoint, row.environment, locale),
    accessKeyId: row.accessKeyId,
    account: row.account,
    lastFour: row.secretLastFour,
    isTemporary: temporary.has(row.id),
    createdByName: row.createdBy?.name ?? null,
    createdAt: row.createdAt.toISOString(),
    retiredAt: row.retiredAt?.toISOString() ?? null,
    transactions: row._count.transactions,
  }));
}
