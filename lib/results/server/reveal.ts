import "server-only";
import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import { AppError } from "@/lib/kernel/errors";
import { pool } from "@/lib/platform/server/db";
import { openBytes, SealError } from "@/lib/platform/server/seal";
import type { RevealedDetails, RevealedImage } from "@/lib/results/personal-data";
import { imageContext } from "@/lib/results/server/images";
import { openDetails } from "@/lib/results/server/read-details";
import { readMetaInfo } from "@/lib/transactions/server/meta-info";

/**
 * Opens what a result says of the document, for one look. Nothing leaves here before the look is in the trail.
 * @throws AppError when nothing is held, or the key that sealed it is gone
 */
export async function revealDetails(by: ChangedBy, id: string, reason: string): Promise<RevealedDetails> {
  const opened = await openDetails(id).catch(keyGone);
  if (!opened) throw new AppError("not-found", "personal.problems.nothingHeld");
  await writeDown(by, id, "details", reason);
  return opened.details;
}

/** Opens MetaInfo as it was sent, for one look. @throws AppError like `revealDetails` */
export async function revealMetaInfo(by: ChangedBy, id: string, reason: string): Promise<string> {
  const metaInfo = await readMetaInfo(id).catch(keyGone);
  if (metaInfo === null) throw new AppError("not-found", "personal.problems.nothingHeld");
  await writeDown(by, id, "MetaInfo", reason);
  return metaInfo;
}

/** `sealed` is null when the row names a large object that is not there: a restore can leave those behind. */
const FIND_IMAGE = `SELECT transaction_id AS "transactionId", media_type AS "mediaType",
  CASE WHEN EXISTS (SELECT FROM pg_largeobject_metadata m WHERE m.oid = large_object) THEN lo_get(large_object) END AS sealed
FROM result_image WHERE id = $1::uuid AND large_object IS NOT NULL`;

type StoredImage = { transactionId: string; mediaType: string; sealed: Buffer | null };

/** Opens one picture, for one look. @throws AppError like `revealDetails`, and when the picture itself is gone */
export async function revealImage(by: ChangedBy, imageId: string, reason: string): Promise<RevealedImage> {
  const { rows } = await pool().query<StoredImage>(FIND_IMAGE, [imageId]);
  const [image] = rows;
  if (!image) throw new AppError("not-found", "personal.problems.nothingHeld");
  if (image.sealed === null) throw new AppError("not-found", "personal.problems.pictureGone");
  const base64 = openImage(image.sealed, imageId).toString("base64");
  await writeDown(by, image.transactionId, `image ${imageId}`, reason);
  return { mediaType: image.mediaType, base64 };
}

function openImage(sealed: Buffer, imageId: string): Buffer {
  try {
    return openBytes(sealed, imageContext(imageId));
  } catch (error) {
    return keyGone(error);
  }
}

function keyGone(error: unknown): never {
  if (error instanceof SealError) {
    throw new AppError("unavailable", "personal.problems.keyGone", { cause: error });
  }
  throw error;
}

function writeDown(by: ChangedBy, id: string, what: string, reason: string): Promise<void> {
  return auditedChange(by, async (_tx, trail) => {
    trail.add({ event: "result.revealed", subject: { type: "transaction", id }, data: { what, reason } });
  });
}
