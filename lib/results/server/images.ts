import "server-only";
import type { SqlTx } from "@/lib/audit/server/audited-sql";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { sealBytes } from "@/lib/platform/server/seal";
import type { ImageView } from "@/lib/results/personal-data";
import type { FoundImage } from "@/lib/results/server/take-images";
import { readSetting } from "@/lib/settings/server/settings-store";

/** Whether CheckResult is asked for pictures, and they are kept. */
export function wantsImages(): Promise<boolean> {
  return readSetting("images.kept");
}

export const imageContext = (imageId: string) => `result-image:${imageId}`;

// The large object is made only when there is a row to hold it: an erased transaction takes no more pictures.
const INSERT = `INSERT INTO result_image (id, transaction_id, check_id, name, media_type, bytes, large_object, created_at)
SELECT $1, t.id, $3, $4, $5, $6, lo_from_bytea(0, $7), $8 FROM "transaction" t WHERE t.id = $2 AND t.erased_at IS NULL`;

type Check = { id: string; transactionId: string; askedAt: Date };

/** Keeps pictures, sealed, beside the tables, in the transaction that writes their check. */
export async function storeImages(tx: SqlTx, check: Check, images: readonly FoundImage[]): Promise<void> {
  for (const { name, mediaType, bytes } of images) {
    const id = newId();
    const sealed = sealBytes(bytes, imageContext(id));
    const values = [id, check.transactionId, check.id, name, mediaType, bytes.length, sealed, check.askedAt];
    await tx.run({ name: "insert-result-image", text: INSERT, values });
  }
}

/** Pictures of one transaction, oldest first, erased ones too. */
export async function readImages(transactionId: string): Promise<ImageView[]> {
  const rows = await database().resultImage.findMany({
    where: { transactionId },
    select: { id: true, name: true, mediaType: true, bytes: true, erasedAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 100,
  });
  return rows.map(({ erasedAt, ...row }) => ({ ...row, erased: erasedAt !== null }));
}
