-- A phone does one thing at a time: of several calls that are sent with it at once, the database takes one. Once that
-- is rejected or settled, the next may follow; no state leads back to these three, so a move never breaks the rule.

-- Before there was this rule, two at once could get by. The phone got the newest alone: the others let go of it.
UPDATE "transaction" t SET "pairing_id" = NULL
WHERE t."state" IN ('requested', 'pending', 'unknown') AND EXISTS (
  SELECT 1 FROM "transaction" n WHERE n."pairing_id" = t."pairing_id"
    AND n."state" IN ('requested', 'pending', 'unknown') AND (n."created_at", n."id") > (t."created_at", t."id"));

CREATE UNIQUE INDEX "transaction_busy_pairing_key" ON "transaction" ("pairing_id")
WHERE "state" IN ('requested', 'pending', 'unknown');
