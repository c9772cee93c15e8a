-- A run that the vendor throttled was certainly not executed: it is sent again under a submission id of its own, and
-- remembers those before.
ALTER TABLE "lab_run" ADD COLUMN "throttled" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];
ALTER TABLE "lab_run" ADD COLUMN "not_before" TIMESTAMPTZ(3);
