import "server-only";
import {
  eraseDeliveries,
  eraseDetails,
  eraseImages,
  eraseMetaInfo,
  eraseProtocol,
  eraseVerifyLogs,
} from "@/lib/results/server/erase-sql";
import type { RetentionKind } from "@/lib/settings/settings";

/** `$1` is the time of erasing, `$2` the age from which on it is erased, `$3` how many at once. */
type Erasing = { name: string; text: string };

/** The oldest of a table that still hold something; what another instance is erasing just now is left to it. */
const oldest = (table: string, column: string, held: string) =>
  `id IN (SELECT id FROM ${table} WHERE ${held} AND ${column} < $2 ORDER BY ${column} LIMIT $3 FOR UPDATE SKIP LOCKED)`;

/** What came to a transaction that was erased before, however young it is. */
const AFTER_ERASURE = `id IN (SELECT d.id FROM "transaction" t JOIN callback_delivery d ON d.transaction_id = t.id
  WHERE t.erased_at IS NOT NULL AND d.erased_at IS NULL AND $2::timestamptz IS NOT NULL LIMIT $3
  FOR UPDATE OF d SKIP LOCKED)`;

/** What is run for each kind, until it finds less than was asked for. */
export const RETENTION_SQL: Record<RetentionKind, readonly Erasing[]> = {
  details: [
    {
      name: "retain-details",
      text: eraseDetails(oldest("result_check", "asked_at", "ext_id_info_sealed IS NOT NULL")),
    },
  ],
  images: [
    { name: "retain-images", text: eraseImages(oldest("result_image", "created_at", "erased_at IS NULL")) },
  ],
  verifyLogs: [
    {
      name: "retain-verify-logs",
      text: eraseVerifyLogs(oldest("verify_log", "asked_at", "result_sealed IS NOT NULL")),
    },
  ],
  deliveries: [
    {
      name: "retain-deliveries",
      text: eraseDeliveries(oldest("callback_delivery", "received_at", "erased_at IS NULL")),
    },
    { name: "retain-late-deliveries", text: eraseDeliveries(AFTER_ERASURE) },
  ],
  protocol: [
    {
      name: "retain-protocol",
      text: eraseProtocol(oldest('"transaction"', "created_at", "protocol_sealed IS NOT NULL")),
    },
  ],
  metaInfo: [
    {
      name: "retain-meta-info",
      text: eraseMetaInfo(oldest('"transaction"', "created_at", "meta_info_sealed IS NOT NULL")),
    },
    {
      name: "retain-unsealed-meta-info",
      text: eraseMetaInfo(oldest('"transaction"', "created_at", "parameters ? 'MetaInfo'")),
    },
  ],
  strays: [
    {
      name: "retain-strays",
      text: `DELETE FROM stray_callback WHERE $1::timestamptz IS NOT NULL AND (hour, source) IN (
  SELECT hour, source FROM stray_callback WHERE hour < $2 ORDER BY hour LIMIT $3 FOR UPDATE SKIP LOCKED)`,
    },
  ],
};
