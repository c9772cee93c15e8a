import "server-only";
import { database } from "@/lib/platform/server/db";
import type { MetaInfoUse } from "@/lib/transactions/preflight";
import { hashMetaInfo } from "@/lib/transactions/server/merchant-user";

/** Whether this MetaInfo was sent before: a device makes a new one for each verification. */
export async function lookUpMetaInfo(text: string): Promise<MetaInfoUse> {
  const latest = await database().transaction.findFirst({
    where: { metaInfoHash: await hashMetaInfo(text) },
    select: { createdAt: true },
    orderBy: { createdAt: "desc" },
  });
  return { usedAt: latest?.createdAt.toISOString() ?? null };
}
