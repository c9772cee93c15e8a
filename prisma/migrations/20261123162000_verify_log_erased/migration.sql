-- When the log of a device was erased: the timeline tells of it. Of those erased before this, the time is not known.
ALTER TABLE "verify_log" ADD COLUMN "erased_at" TIMESTAMPTZ(3);
