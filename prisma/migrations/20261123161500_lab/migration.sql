-- CreateTable
CREATE TABLE "lab_experiment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "credential_id" UUID NOT NULL,
    "preset_version_id" UUID,
    "draft" JSONB NOT NULL,
    "person_sealed" TEXT,
    "axes" JSONB NOT NULL,
    "runs_per_cell" INTEGER NOT NULL,
    "side_by_side" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "quality" INTEGER,
    "state" TEXT NOT NULL,
    "paused_reason" TEXT,
    "paused_detail" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "lab_experiment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lab_run" (
    "id" UUID NOT NULL,
    "experiment_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "cell" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,

    CONSTRAINT "lab_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lab_experiment_created_at_id_idx" ON "lab_experiment"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "lab_run_submission_id_key" ON "lab_run"("submission_id");

-- CreateIndex
CREATE UNIQUE INDEX "lab_run_experiment_id_place_key" ON "lab_run"("experiment_id", "place");

-- AddForeignKey
ALTER TABLE "lab_experiment" ADD CONSTRAINT "lab_experiment_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lab_experiment" ADD CONSTRAINT "lab_experiment_credential_id_fkey" FOREIGN KEY ("credential_id") REFERENCES "credential"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lab_run" ADD CONSTRAINT "lab_run_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "lab_experiment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What an experiment may be, whoever writes it; and whoever has ended keeps nothing of the person.
ALTER TABLE "lab_experiment"
  ADD CONSTRAINT "lab_experiment_state_check" CHECK ("state" IN ('planned', 'running', 'paused', 'cancelled', 'done')),
  ADD CONSTRAINT "lab_experiment_forgets_check" CHECK ("state" NOT IN ('cancelled', 'done') OR "person_sealed" IS NULL);
ALTER TABLE "lab_run"
  ADD CONSTRAINT "lab_run_state_check" CHECK ("state" IN ('planned', 'refused', 'cancelled'));

-- Open pages hear that one was planned or has moved on; of its runs they hear as transactions.
CREATE FUNCTION "tell_of_experiments"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('console_events', '{"kind":"experiment","id":"' || NEW.id || '"}');
  RETURN NULL;
END;
$$;

CREATE TRIGGER "lab_experiment_written" AFTER INSERT OR UPDATE ON "lab_experiment"
  FOR EACH ROW EXECUTE FUNCTION "tell_of_experiments"();
