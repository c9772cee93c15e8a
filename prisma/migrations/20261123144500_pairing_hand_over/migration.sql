-- A phone gets Protocol once for each transaction: a conditional update of this column decides which request gets it.
ALTER TABLE "pairing" ADD COLUMN "handed_over_id" UUID;
ALTER TABLE "pairing" ADD COLUMN "handed_over_at" TIMESTAMPTZ(3);
