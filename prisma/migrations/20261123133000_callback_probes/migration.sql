-- A probe without fields carries no token and is no alarm: it is counted apart from wrong ones.
ALTER TABLE "callback_tally" ADD COLUMN "seen_probes" INTEGER NOT NULL DEFAULT 0;

-- Every delivery changes its tally. Half of each page left free lets the new version of a row stand beside the old
-- one, so that no index has to learn of it.
ALTER TABLE "callback_tally" SET (fillfactor = 50);
