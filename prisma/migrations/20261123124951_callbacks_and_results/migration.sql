-- AlterTable
ALTER TABLE "callback_delivery" ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "headers" JSONB,
ADD COLUMN     "source" TEXT;

-- AlterTable
ALTER TABLE "credential" ADD COLUMN     "account" TEXT;

-- AlterTable
ALTER TABLE "result_check" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "transaction" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "closed_by_id" UUID,
ADD COLUMN     "closed_reason" TEXT,
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "transaction_id_from" TEXT;

-- CreateTable
CREATE TABLE "callback_tally" (
    "transaction_id" UUID NOT NULL,
    "seen_right" INTEGER NOT NULL DEFAULT 0,
    "seen_wrong" INTEGER NOT NULL DEFAULT 0,
    "last_wrong_at" TIMESTAMPTZ(3),

    CONSTRAINT "callback_tally_pkey" PRIMARY KEY ("transaction_id")
);

-- CreateTable
CREATE TABLE "stray_callback" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "stray_callback_pkey" PRIMARY KEY ("hour","source")
);

-- CreateTable
CREATE TABLE "result_image" (
    "id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "check_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "large_object" OID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "result_image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verify_log" (
    "id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "http_status" INTEGER,
    "code" TEXT NOT NULL,
    "message" TEXT,
    "request_id" TEXT,
    "verify_status" TEXT,
    "interrupt_page" TEXT,
    "verify_error_code" TEXT,
    "result_sealed" TEXT,

    CONSTRAINT "verify_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "asked_by_id" UUID,
    "reason" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),
    "vendor_code" TEXT,
    "vendor_message" TEXT,
    "vendor_request_id" TEXT,
    "vendor_asked_at" TIMESTAMPTZ(3),
    "vendor_erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by_id" UUID,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "call_pace" (
    "account" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(6) NOT NULL,
    "per_second" DOUBLE PRECISION NOT NULL,
    "throttled_at" TIMESTAMPTZ(3),
    "refusals" INTEGER NOT NULL DEFAULT 0,
    "refusal_code" TEXT,
    "openings" INTEGER NOT NULL DEFAULT 0,
    "open_until" TIMESTAMPTZ(3),
    "open_code" TEXT,

    CONSTRAINT "call_pace_pkey" PRIMARY KEY ("account","region","operation")
);

-- CreateIndex
CREATE INDEX "result_image_transaction_id_idx" ON "result_image"("transaction_id");

-- CreateIndex
CREATE INDEX "result_image_created_at_idx" ON "result_image"("created_at");

-- CreateIndex
CREATE INDEX "verify_log_transaction_id_asked_at_idx" ON "verify_log"("transaction_id", "asked_at");

-- CreateIndex
CREATE INDEX "erasure_transaction_id_asked_at_idx" ON "erasure"("transaction_id", "asked_at");

-- AddForeignKey
ALTER TABLE "callback_tally" ADD CONSTRAINT "callback_tally_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_image" ADD CONSTRAINT "result_image_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_image" ADD CONSTRAINT "result_image_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "result_check"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verify_log" ADD CONSTRAINT "verify_log_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

