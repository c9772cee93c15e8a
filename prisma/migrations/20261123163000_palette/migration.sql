-- The palette finds a transaction by any of its ids; RequestId was the one without an index.
CREATE INDEX "transaction_request_id_idx" ON "transaction"("request_id");
