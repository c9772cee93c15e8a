-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('operator', 'auditor', 'admin');

-- CreateEnum
CREATE TYPE "environment" AS ENUM ('sandbox', 'live');

-- CreateEnum
CREATE TYPE "transaction_state" AS ENUM ('requested', 'rejected', 'unknown', 'pending', 'passed', 'failed', 'abandoned');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "console_key" (
    "name" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "console_key_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "environment" "environment" NOT NULL,
    "endpoint" TEXT NOT NULL,
    "access_key_id" TEXT NOT NULL,
    "secret_sealed" TEXT NOT NULL,
    "secret_last_four" TEXT NOT NULL,
    "security_token_sealed" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transaction" (
    "id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "state" "transaction_state" NOT NULL,
    "environment" "environment" NOT NULL,
    "credential_id" UUID NOT NULL,
    "started_by_id" UUID NOT NULL,
    "merchant_biz_id" TEXT NOT NULL,
    "doc_type" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "merchant_user_hash" TEXT NOT NULL,
    "merchant_user_hashed" BOOLEAN NOT NULL,
    "callback_id" TEXT NOT NULL,
    "callback_token_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "duration_ms" INTEGER,
    "http_status" INTEGER,
    "code" TEXT,
    "message" TEXT,
    "request_id" TEXT,
    "access_denied_detail" JSONB,
    "transaction_id" TEXT,
    "protocol_sealed" TEXT,
    "transaction_url" TEXT,
    "deadline" TIMESTAMPTZ(3),
    "reported_passed" TEXT,
    "reported_at" TIMESTAMPTZ(3),
    "passed" TEXT,
    "sub_code" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "callback_delivery" (
    "id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "method" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "token_hash" BYTEA,

    CONSTRAINT "callback_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result_check" (
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
    "passed" TEXT,
    "sub_code" TEXT,
    "ext_id_info_sealed" TEXT,

    CONSTRAINT "result_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "salt" BYTEA NOT NULL,
    "commitment" BYTEA NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_created_at_idx" ON "session"("person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "credential_name_key" ON "credential"("name");

-- CreateIndex
CREATE UNIQUE INDEX "transaction_submission_id_key" ON "transaction"("submission_id");

-- CreateIndex
CREATE UNIQUE INDEX "transaction_merchant_biz_id_key" ON "transaction"("merchant_biz_id");

-- CreateIndex
CREATE UNIQUE INDEX "transaction_callback_id_key" ON "transaction"("callback_id");

-- CreateIndex
CREATE UNIQUE INDEX "transaction_transaction_id_key" ON "transaction"("transaction_id");

-- CreateIndex
CREATE INDEX "transaction_created_at_id_idx" ON "transaction"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transaction_state_created_at_id_idx" ON "transaction"("state", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transaction_doc_type_created_at_id_idx" ON "transaction"("doc_type", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "callback_delivery_transaction_id_received_at_idx" ON "callback_delivery"("transaction_id", "received_at");

-- CreateIndex
CREATE INDEX "result_check_transaction_id_asked_at_idx" ON "result_check"("transaction_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_hash_key" ON "audit_entry"("hash");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_seq_idx" ON "audit_entry"("subject_type", "subject_id", "seq");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_credential_id_fkey" FOREIGN KEY ("credential_id") REFERENCES "credential"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "callback_delivery" ADD CONSTRAINT "callback_delivery_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_check" ADD CONSTRAINT "result_check_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

