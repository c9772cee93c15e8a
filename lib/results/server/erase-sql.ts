import "server-only";
import { ERASED } from "@/lib/transactions/erased";

// How each kind of personal data is erased, the same for retention and on demand. `$1` is the time of erasing; the
// scope says which rows. What stays are ids, states, codes and times.

/** Details of results: `scope` is a condition on result_check. */
export const eraseDetails = (
  scope: string,
) => `UPDATE result_check SET ext_id_info_sealed = NULL, erased_at = $1
WHERE ext_id_info_sealed IS NOT NULL AND ${scope}`;

/** Logs of the device: `scope` is a condition on verify_log. */
export const eraseVerifyLogs = (scope: string) => `UPDATE verify_log SET result_sealed = NULL, erased_at = $1
WHERE result_sealed IS NOT NULL AND ${scope}`;

/**
 * Pictures: `scope` is a condition on result_image, with its LIMIT. The locks keep two erasures from unlinking one
 * object twice; an object that a restore without large objects left behind is no reason to fail.
 */
export const eraseImages = (scope: string) => `WITH doomed AS MATERIALIZED (
  SELECT id, large_object FROM result_image WHERE erased_at IS NULL AND ${scope} FOR UPDATE
), unlinked AS MATERIALIZED (
  SELECT id, CASE WHEN EXISTS (SELECT FROM pg_largeobject_metadata m WHERE m.oid = large_object)
    THEN lo_unlink(large_object) END FROM doomed
)
UPDATE result_image i SET large_object = NULL, erased_at = $1 FROM unlinked u WHERE i.id = u.id`;

/** Of a field of a callback that stays, the values that can only be ids, verdicts and codes. */
const KEPT_VALUES: Record<string, string> = {
  transactionid: "^[a-z]{2,4}[0-9a-fA-F]{20,40}$",
  passed: "^([YNTFyntf]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[0-9]{1,6})$",
  subcode: "^[0-9]{1,6}$",
  callbacktoken: "^sha256:[0-9a-f]{64}$",
};

const KEPT_PAIR = `CASE ${Object.entries(KEPT_VALUES)
  .map(([name, shape]) => `WHEN lower(pair->>0) = '${name}' AND pair->>1 ~ '${shape}' THEN pair`)
  .join(" ")} ELSE jsonb_build_array(pair->>0, '${ERASED}') END`;

const NAMES = Object.keys(KEPT_VALUES)
  .map((name) => `'${name}'`)
  .join(", ");

/** Deliveries: the documented fields stay as far as they are verdicts and ids, so that what they were judged stays true. */
export const eraseDeliveries = (scope: string) => `UPDATE callback_delivery SET
  fields = jsonb_build_object('cut', fields->'cut' IS NOT DISTINCT FROM 'true'::jsonb, 'pairs', coalesce((
    SELECT jsonb_agg(${KEPT_PAIR} ORDER BY place)
    FROM jsonb_array_elements(CASE jsonb_typeof(fields->'pairs') WHEN 'array' THEN fields->'pairs' ELSE '[]' END)
      WITH ORDINALITY AS each (pair, place)
    WHERE lower(pair->>0) IN (${NAMES})), '[]'::jsonb)),
  headers = NULL, source = NULL, erased_at = $1
WHERE erased_at IS NULL AND ${scope}`;

/** MetaInfo, sealed or from before it was: `scope` is a condition on "transaction". Its keyed hash stays. */
export const eraseMetaInfo = (
  scope: string,
) => `UPDATE "transaction" SET meta_info_sealed = NULL, parameters = parameters - 'MetaInfo', meta_info_erased_at = $1
WHERE (meta_info_sealed IS NOT NULL OR parameters ? 'MetaInfo') AND ${scope}`;

/** Protocol and the link made of it: `scope` is a condition on "transaction". */
export const eraseProtocol = (
  scope: string,
) => `UPDATE "transaction" SET protocol_sealed = NULL, transaction_url = NULL
WHERE protocol_sealed IS NOT NULL AND $1::timestamptz IS NOT NULL AND ${scope}`;
