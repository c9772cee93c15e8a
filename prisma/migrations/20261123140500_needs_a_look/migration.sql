-- AlterTable
ALTER TABLE "callback_tally" ADD COLUMN     "contradicted_at" TIMESTAMPTZ(3);

-- What needs a look is rare among millions: each index holds those rows and no others. A query uses one only when it
-- states the same condition in the same words (lib/transactions/server/look-sql.ts).
CREATE INDEX "callback_tally_contradicted_idx" ON "callback_tally" ("transaction_id")
WHERE contradicted_at IS NOT NULL;

CREATE INDEX "callback_tally_flooded_idx" ON "callback_tally" ("last_wrong_at")
WHERE seen_wrong >= 10;

CREATE INDEX "transaction_otherwise_confirmed_idx" ON "transaction" ("created_at" DESC, "id" DESC)
WHERE passed IS NOT NULL AND passed <> CASE
  WHEN upper(btrim(reported_passed)) IN ('Y', 'T', 'TRUE', '200') THEN 'Y'
  WHEN upper(btrim(reported_passed)) IN ('N', 'F', 'FALSE') THEN 'N'
  ELSE upper(btrim(reported_passed)) END;

CREATE INDEX "transaction_open_unknown_idx" ON "transaction" ("created_at" DESC, "id" DESC)
WHERE state = 'unknown' AND closed_at IS NULL;
