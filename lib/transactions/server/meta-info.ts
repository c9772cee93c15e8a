import "server-only";
import { z } from "zod";
import { database } from "@/lib/platform/server/db";
import { open, SealError, seal } from "@/lib/platform/server/seal";
import { type DeviceView, readDevice } from "@/lib/transactions/device";

const context = (id: string) => `transaction:${id}:meta-info`;

/** MetaInfo as it is kept with its transaction. */
export const sealMetaInfo = (id: string, metaInfo: string) => seal(metaInfo, context(id));

export type StoredMetaInfo = {
  id: string;
  metaInfoSealed: string | null;
  metaInfoErasedAt: Date | null;
  erasedAt: Date | null;
  /** Of a transaction from before MetaInfo was sealed it stands here until the console has sealed it. */
  parameters: unknown;
};

/**
 * MetaInfo byte for byte as it was sent; null when it is not kept any more.
 * @throws SealError when the key that sealed it is gone
 */
export function openMetaInfo({ id, metaInfoSealed, parameters }: StoredMetaInfo): string | null {
  if (metaInfoSealed !== null) return open(metaInfoSealed, context(id));
  const unsealed = z.object({ MetaInfo: z.string() }).safeParse(parameters);
  return unsealed.success ? unsealed.data.MetaInfo : null;
}

/** The same by row id; null also when there is no such transaction. */
export async function readMetaInfo(id: string): Promise<string | null> {
  const select = {
    id: true,
    metaInfoSealed: true,
    metaInfoErasedAt: true,
    erasedAt: true,
    parameters: true,
  } as const;
  const stored = await database().transaction.findUnique({ where: { id }, select });
  return stored && openMetaInfo(stored);
}

/** What everybody who sees the transaction may see of it. */
export function deviceOf(stored: StoredMetaInfo): DeviceView {
  try {
    const metaInfo = openMetaInfo(stored);
    if (metaInfo !== null) return { kind: "kept", ...readDevice(metaInfo) };
  } catch (error) {
    if (error instanceof SealError) return { kind: "unreadable" };
    throw error;
  }
  return { kind: "erased", at: (stored.metaInfoErasedAt ?? stored.erasedAt)?.toISOString() ?? null };
}
