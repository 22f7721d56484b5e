-- The tables as prisma/schema describes them, written by `prisma migrate diff`.
set lock_timeout = '5s';

-- CreateEnum
CREATE TYPE "TopUpState" AS ENUM ('awaiting_payment', 'paid', 'expired');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('student', 'moderator', 'admin', 'finance', 'super_admin');

-- CreateEnum
CREATE TYPE "UserStatus" AS ENUM ('active', 'suspended');

-- CreateEnum
CREATE TYPE "EmailCodePurpose" AS ENUM ('verify_email', 'reset_password', 'invitation');

-- CreateEnum
CREATE TYPE "ProductCategory" AS ENUM ('textbooks', 'furniture', 'electronics', 'pictures', 'clothing', 'sports', 'kitchen', 'tickets', 'services', 'other');

-- CreateEnum
CREATE TYPE "Condition" AS ENUM ('new', 'like_new', 'good', 'fair', 'worn');

-- CreateEnum
CREATE TYPE "ProductStatus" AS ENUM ('active', 'paused', 'deleted');

-- CreateEnum
CREATE TYPE "PaymentMethod" AS ENUM ('card', 'wallet', 'in_person');

-- CreateEnum
CREATE TYPE "CheckoutState" AS ENUM ('awaiting_payment', 'paid', 'expired', 'cancelled');

-- CreateEnum
CREATE TYPE "OrderState" AS ENUM ('awaiting_payment', 'held', 'settling', 'settled', 'refunding', 'refunded', 'cancelled', 'expired');

-- CreateEnum
CREATE TYPE "SchoolKind" AS ENUM ('school', 'platform');

-- CreateEnum
CREATE TYPE "SchoolStatus" AS ENUM ('active', 'suspended', 'archived');

-- CreateEnum
CREATE TYPE "ProcessingFeePayer" AS ENUM ('platform', 'seller', 'buyer');

-- CreateTable
CREATE TABLE "posts" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "posts_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "ledger_accounts" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "owner" TEXT NOT NULL DEFAULT '',
    "currency" CHAR(3) NOT NULL,
    "normal" SMALLINT NOT NULL,
    "may_overdraw" BOOLEAN NOT NULL,
    "balance" BIGINT,

    CONSTRAINT "ledger_accounts_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "ledger_txns" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "idem_key" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "ref" TEXT NOT NULL,
    "stripe_balance_txn" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_txns_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "txn_id" UUID NOT NULL,
    "line" SMALLINT NOT NULL,
    "account_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("school_id","txn_id","line")
);

-- CreateTable
CREATE TABLE "stripe_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "object_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "stripe_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_objects" (
    "stripe_id" TEXT NOT NULL,
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "kind" TEXT NOT NULL,
    "ref" UUID NOT NULL,

    CONSTRAINT "stripe_objects_pkey" PRIMARY KEY ("stripe_id")
);

-- CreateTable
CREATE TABLE "top_ups" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "TopUpState" NOT NULL DEFAULT 'awaiting_payment',
    "stripe_session" TEXT,
    "redirect_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "top_ups_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "users" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "role" "Role" NOT NULL DEFAULT 'student',
    "status" "UserStatus" NOT NULL DEFAULT 'active',
    "major" TEXT,
    "phone" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "email_codes" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" "EmailCodePurpose" NOT NULL,
    "code_hash" TEXT,
    "token_hash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_codes_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_for" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "token_hash" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("school_id","token_hash")
);

-- CreateTable
CREATE TABLE "sign_in_throttles" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "email_hash" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_throttles_pkey" PRIMARY KEY ("school_id","email_hash")
);

-- CreateTable
CREATE TABLE "products" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "category" "ProductCategory" NOT NULL,
    "condition" "Condition" NOT NULL,
    "price_amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'usd',
    "stock" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "status" "ProductStatus" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "products_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "cart_items" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cart_items_pkey" PRIMARY KEY ("school_id","user_id","product_id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "href" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "mails" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mails_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "checkouts" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "buyer_id" UUID NOT NULL,
    "method" "PaymentMethod" NOT NULL,
    "state" "CheckoutState" NOT NULL,
    "total" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "stripe_session" TEXT,
    "redirect_url" TEXT,
    "stripe_payment" TEXT,
    "reserved_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checkouts_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "checkout_steps" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "checkout_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checkout_steps_pkey" PRIMARY KEY ("school_id","checkout_id","step")
);

-- CreateTable
CREATE TABLE "orders" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "checkout_id" UUID NOT NULL,
    "buyer_id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "state" "OrderState" NOT NULL,
    "method" "PaymentMethod" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "subtotal" INTEGER NOT NULL,
    "fee" INTEGER NOT NULL,
    "fee_rate_bps" INTEGER NOT NULL,
    "fee_cap" INTEGER NOT NULL,
    "processing" INTEGER NOT NULL,
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "handoff_attempts" INTEGER NOT NULL DEFAULT 0,
    "handoff_blocked_until" TIMESTAMPTZ(3),
    "reserved_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "order_items" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "order_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "category" "ProductCategory" NOT NULL,
    "unit_amount" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "order_items_pkey" PRIMARY KEY ("school_id","order_id","product_id")
);

-- CreateTable
CREATE TABLE "order_events" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "order_id" UUID NOT NULL,
    "state" "OrderState" NOT NULL,
    "actor_id" UUID,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_events_pkey" PRIMARY KEY ("school_id","order_id","state")
);

-- CreateTable
CREATE TABLE "schools" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "SchoolKind" NOT NULL DEFAULT 'school',
    "status" "SchoolStatus" NOT NULL DEFAULT 'active',
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "plan" TEXT NOT NULL DEFAULT 'trial',
    "currency" CHAR(3) NOT NULL DEFAULT 'usd',
    "processing_fee_payer" "ProcessingFeePayer" NOT NULL DEFAULT 'seller',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schools_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_domains" (
    "domain" TEXT NOT NULL,
    "school_id" UUID NOT NULL DEFAULT app.school_id(),

    CONSTRAINT "email_domains_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "outbox" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "version" SMALLINT NOT NULL DEFAULT 1,
    "producer" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "causation_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "job_runs" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "message_id" UUID NOT NULL,
    "job" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_runs_pkey" PRIMARY KEY ("school_id","message_id","job")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("school_id","user_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_accounts_school_id_code_owner_currency_key" ON "ledger_accounts"("school_id", "code", "owner", "currency");

-- CreateIndex
CREATE INDEX "ledger_txns_school_id_ref_idx" ON "ledger_txns"("school_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_txns_school_id_idem_key_key" ON "ledger_txns"("school_id", "idem_key");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_txns_school_id_stripe_balance_txn_key" ON "ledger_txns"("school_id", "stripe_balance_txn");

-- CreateIndex
CREATE INDEX "ledger_entries_school_id_account_id_txn_id_idx" ON "ledger_entries"("school_id", "account_id", "txn_id");

-- CreateIndex
CREATE INDEX "stripe_objects_school_id_ref_idx" ON "stripe_objects"("school_id", "ref");

-- CreateIndex
CREATE INDEX "top_ups_school_id_user_id_idx" ON "top_ups"("school_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_school_id_email_key" ON "users"("school_id", "email");

-- CreateIndex
CREATE INDEX "email_codes_school_id_user_id_purpose_created_at_idx" ON "email_codes"("school_id", "user_id", "purpose", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "email_codes_school_id_token_hash_key" ON "email_codes"("school_id", "token_hash");

-- CreateIndex
CREATE INDEX "sessions_school_id_user_id_idx" ON "sessions"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "refresh_tokens_school_id_session_id_idx" ON "refresh_tokens"("school_id", "session_id");

-- CreateIndex
CREATE INDEX "products_school_id_seller_id_id_idx" ON "products"("school_id", "seller_id", "id" DESC);

-- CreateIndex
CREATE INDEX "cart_items_school_id_product_id_idx" ON "cart_items"("school_id", "product_id");

-- CreateIndex
CREATE INDEX "notifications_school_id_user_id_id_idx" ON "notifications"("school_id", "user_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notifications_school_id_user_id_about_key" ON "notifications"("school_id", "user_id", "about");

-- CreateIndex
CREATE UNIQUE INDEX "mails_school_id_about_key" ON "mails"("school_id", "about");

-- CreateIndex
CREATE INDEX "checkouts_school_id_buyer_id_idx" ON "checkouts"("school_id", "buyer_id");

-- CreateIndex
CREATE INDEX "orders_school_id_checkout_id_idx" ON "orders"("school_id", "checkout_id");

-- CreateIndex
CREATE INDEX "orders_school_id_buyer_id_id_idx" ON "orders"("school_id", "buyer_id", "id" DESC);

-- CreateIndex
CREATE INDEX "orders_school_id_seller_id_id_idx" ON "orders"("school_id", "seller_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "orders_school_id_reference_key" ON "orders"("school_id", "reference");

-- CreateIndex
CREATE INDEX "order_items_school_id_product_id_idx" ON "order_items"("school_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "schools_slug_key" ON "schools"("slug");

-- CreateIndex
CREATE INDEX "email_domains_school_id_idx" ON "email_domains"("school_id");

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_school_id_author_id_fkey" FOREIGN KEY ("school_id", "author_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_school_id_txn_id_fkey" FOREIGN KEY ("school_id", "txn_id") REFERENCES "ledger_txns"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_school_id_account_id_fkey" FOREIGN KEY ("school_id", "account_id") REFERENCES "ledger_accounts"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "top_ups" ADD CONSTRAINT "top_ups_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "schools"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email_codes" ADD CONSTRAINT "email_codes_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_school_id_session_id_fkey" FOREIGN KEY ("school_id", "session_id") REFERENCES "sessions"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_school_id_seller_id_fkey" FOREIGN KEY ("school_id", "seller_id") REFERENCES "users"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_school_id_product_id_fkey" FOREIGN KEY ("school_id", "product_id") REFERENCES "products"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_school_id_buyer_id_fkey" FOREIGN KEY ("school_id", "buyer_id") REFERENCES "users"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout_steps" ADD CONSTRAINT "checkout_steps_school_id_checkout_id_fkey" FOREIGN KEY ("school_id", "checkout_id") REFERENCES "checkouts"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_school_id_checkout_id_fkey" FOREIGN KEY ("school_id", "checkout_id") REFERENCES "checkouts"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_school_id_buyer_id_fkey" FOREIGN KEY ("school_id", "buyer_id") REFERENCES "users"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_school_id_seller_id_fkey" FOREIGN KEY ("school_id", "seller_id") REFERENCES "users"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_school_id_product_id_fkey" FOREIGN KEY ("school_id", "product_id") REFERENCES "products"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_domains" ADD CONSTRAINT "email_domains_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "schools"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

