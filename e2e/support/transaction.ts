import { randomUUID } from "node:crypto";
import { onDatabase } from "./database";

export type SomeTransaction = { id: string; merchantBizId: string; callbackId: string };

/** A transaction that waits for its device, for tests that need one to look at. */
export async function aTransaction(): Promise<SomeTransaction> {
  const id = randomUUID();
  const merchantBizId = id.replaceAll("-", "");
  const callbackId = `c${merchantBizId}`;
  await onDatabase(
    `INSERT INTO transaction (id, submission_id, state, environment, credential_id, started_by_id, merchant_biz_id,
       doc_type, parameters, merchant_user_hash, merchant_user_hashed, callback_id, created_at, answered_at,
       duration_ms, http_status, code, request_id, transaction_id, deadline)
     SELECT $1, gen_random_uuid(), 'pending', 'sandbox', credential.id, person.id, $2::text,
       '01000000', jsonb_build_object('ProductCode', 'ID_OCR', 'DocType', '01000000', 'MerchantBizId', $2::text,
         'MetaInfo', '{"deviceType":"web"}'),
       repeat('0', 64), true, $3, now(), now(), 12, 200, 'Success', 'REQUEST', 'hks' || substr($2::text, 4), now() + interval '30 minutes'
     FROM credential, person WHERE credential.name = 'Played vendor' AND person.email = 'operator@journeys.test'`,
    [id, merchantBizId, callbackId],
  );
  return { id, merchantBizId, callbackId };
}
