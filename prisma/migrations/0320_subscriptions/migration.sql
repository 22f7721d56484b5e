-- What schools pay for: their billing accounts, and subscriptions and invoices as the payment service last had them.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "schools" ADD COLUMN     "subscription_state" TEXT NOT NULL DEFAULT 'trial',
ADD COLUMN     "subscription_until" TIMESTAMPTZ(3),
ADD COLUMN     "subscription_wake_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "billing_accounts" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "stripe_customer" TEXT,
    "enrolment" INTEGER NOT NULL DEFAULT 0,
    "plan" TEXT NOT NULL DEFAULT 'campus',
    "interval" TEXT NOT NULL DEFAULT 'month',
    "state" TEXT NOT NULL DEFAULT 'trial',
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state_until" TIMESTAMPTZ(3),
    "trial_ends_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reminded_until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,
    "open_session" TEXT,
    "sessions" INTEGER NOT NULL DEFAULT 0,
    "po_number" TEXT NOT NULL DEFAULT '',
    "tax_id" TEXT NOT NULL DEFAULT '',
    "net_days" INTEGER NOT NULL DEFAULT 0,
    "details" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_accounts_pkey" PRIMARY KEY ("school_id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "price" TEXT NOT NULL,
    "item_id" TEXT NOT NULL DEFAULT '',
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "period_end" TIMESTAMPTZ(3) NOT NULL,
    "trial_ends_at" TIMESTAMPTZ(3),
    "cancel_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "collection_paused" BOOLEAN NOT NULL DEFAULT false,
    "payable" BOOLEAN NOT NULL DEFAULT false,
    "net_days" INTEGER,
    "next_price" TEXT,
    "next_at" TIMESTAMPTZ(3),
    "schedule" TEXT,
    "discount" TEXT NOT NULL DEFAULT '',
    "card" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "subscription_invoices" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" TEXT NOT NULL,
    "subscription_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'open',
    "currency" CHAR(3) NOT NULL,
    "total" INTEGER NOT NULL,
    "amount_due" INTEGER NOT NULL,
    "amount_paid" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "finalized_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "period_start" TIMESTAMPTZ(3),
    "period_end" TIMESTAMPTZ(3),
    "title" TEXT NOT NULL DEFAULT '',
    "page_url" TEXT NOT NULL DEFAULT '',
    "pdf_url" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "subscription_invoices_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "subscription_events" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'state',
    "from_state" TEXT NOT NULL DEFAULT '',
    "to_state" TEXT NOT NULL DEFAULT '',
    "plan" TEXT NOT NULL DEFAULT '',
    "facts" JSONB NOT NULL DEFAULT '{}',
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_events_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "dunning_mails" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "key" TEXT NOT NULL,
    "mail" TEXT NOT NULL,
    "recipients" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dunning_mails_pkey" PRIMARY KEY ("school_id","key")
);

-- CreateIndex
CREATE INDEX "subscription_invoices_school_id_created_at_id_idx" ON "subscription_invoices"("school_id", "created_at" DESC, "id" DESC);

select enclose('billing_accounts');
select enclose('subscriptions');
select enclose('subscription_invoices');
select enclose('subscription_events');
select enclose('dunning_mails');
