-- AlterTable
ALTER TABLE "transaction" ADD COLUMN     "meta_info_hash" BYTEA,
ADD COLUMN     "pairing_id" UUID,
ADD COLUMN     "preset_version_id" UUID,
ADD COLUMN     "rerun_of_id" UUID;

-- CreateTable
CREATE TABLE "preset" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "preset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preset_version" (
    "id" UUID NOT NULL,
    "preset_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "locked" TEXT[],
    "note" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "preset_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pairing" (
    "id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "device_token_hash" BYTEA,
    "device" TEXT,
    "meta_info_sealed" TEXT,
    "meta_info_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "pairing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "preset_owner_id_idx" ON "preset"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "preset_version_preset_id_number_key" ON "preset_version"("preset_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "pairing_code_hash_key" ON "pairing"("code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "pairing_device_token_hash_key" ON "pairing"("device_token_hash");

-- CreateIndex
CREATE INDEX "pairing_person_id_created_at_idx" ON "pairing"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "transaction_rerun_of_id_idx" ON "transaction"("rerun_of_id");

-- CreateIndex
CREATE INDEX "transaction_pairing_id_idx" ON "transaction"("pairing_id");

-- CreateIndex
CREATE INDEX "transaction_meta_info_hash_idx" ON "transaction"("meta_info_hash");

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_preset_version_id_fkey" FOREIGN KEY ("preset_version_id") REFERENCES "preset_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_rerun_of_id_fkey" FOREIGN KEY ("rerun_of_id") REFERENCES "transaction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preset" ADD CONSTRAINT "preset_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preset_version" ADD CONSTRAINT "preset_version_preset_id_fkey" FOREIGN KEY ("preset_id") REFERENCES "preset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preset_version" ADD CONSTRAINT "preset_version_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

