-- What retention looks for: only rows that still hold something are in these, so a run that finds nothing reads
-- nothing, however long the history is.
CREATE INDEX "result_check_held_idx" ON "result_check" ("asked_at") WHERE "ext_id_info_sealed" IS NOT NULL;
CREATE INDEX "verify_log_held_idx" ON "verify_log" ("asked_at") WHERE "result_sealed" IS NOT NULL;
CREATE INDEX "callback_delivery_held_idx" ON "callback_delivery" ("received_at") WHERE "erased_at" IS NULL;
CREATE INDEX "transaction_protocol_held_idx" ON "transaction" ("created_at") WHERE "protocol_sealed" IS NOT NULL;
CREATE INDEX "result_image_held_idx" ON "result_image" ("created_at") WHERE "erased_at" IS NULL;
-- Deliveries that came after an erasure are erased as well.
CREATE INDEX "transaction_erased_idx" ON "transaction" ("id") WHERE "erased_at" IS NOT NULL;
