import "server-only";
import type { Tx } from "@/lib/audit/server/audited-change";
import { statesBefore, type TransactionState } from "@/lib/transactions/state";
import type { Environment } from "@/lib/transactions/view";
import type { Prisma } from "@/prisma/generated/client";

export type Intent = {
  id: string;
  submissionId: string;
  environment: Environment;
  credentialId: string;
  startedById: string;
  merchantBizId: string;
  docType: string;
  parameters: Record<string, string>;
  merchantUserHash: string;
  merchantUserHashed: boolean;
  callbackId: string;
  callbackTokenHash: Uint8Array<ArrayBuffer> | null;
  createdAt: Date;
};

/** Writes down that a call is about to be made. False when its submission or MerchantBizId is there already. */
export async function insertIntent(tx: Tx, intent: Intent): Promise<boolean> {
  const { count } = await tx.transaction.createMany({
    data: [{ ...intent, state: "requested" }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Moves a transaction and writes what came with the move; false when it was not in a state to be moved from. */
export async function moveTransaction(
  tx: Tx,
  id: string,
  to: TransactionState,
  data: Prisma.TransactionUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.transaction.updateMany({
    where: { id, state: { in: statesBefore(to) } },
    data: { ...data, state: to },
  });
  return count === 1;
}

/** Keeps the first plausible `passed` of a callback; false when there is one already or it is settled. */
export async function writeReport(tx: Tx, id: string, passed: string, at: Date): Promise<boolean> {
  const { count } = await tx.transaction.updateMany({
    where: { id, state: "pending", reportedPassed: null },
    data: { reportedPassed: passed, reportedAt: at },
  });
  return count === 1;
}
