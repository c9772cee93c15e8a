-- MetaInfo tells of somebody's device: it is kept sealed, beside the parameters, and has a retention of its own.
ALTER TABLE "transaction" ADD COLUMN "meta_info_sealed" TEXT;
ALTER TABLE "transaction" ADD COLUMN "meta_info_erased_at" TIMESTAMPTZ(3);

-- What was erased on demand leaves no mark among the parameters any more.
UPDATE "transaction" SET "parameters" = "parameters" - 'MetaInfo', "meta_info_erased_at" = "erased_at"
WHERE "erased_at" IS NOT NULL AND "parameters" ? 'MetaInfo';

-- What retention looks for, and what an earlier version stored unsealed: the console seals that when it runs, because
-- the database has no keys. Once that is done the second index is empty.
CREATE INDEX "transaction_meta_info_held_idx" ON "transaction" ("created_at") WHERE "meta_info_sealed" IS NOT NULL;
CREATE INDEX "transaction_meta_info_unsealed_idx" ON "transaction" ("created_at") WHERE "parameters" ? 'MetaInfo';
