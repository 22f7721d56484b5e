set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "advertisers" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'business',
    "name" TEXT NOT NULL,
    "website" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT 'other',
    "club_id" UUID,
    "created_by_id" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "advertisers_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "campaigns" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "advertiser_id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'sponsored',
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "currency" CHAR(3) NOT NULL,
    "share_bps" INTEGER,
    "paid" INTEGER NOT NULL DEFAULT 0,
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "rejection" TEXT NOT NULL DEFAULT '',
    "end_reason" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "approved_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "rejected_at" TIMESTAMPTZ(3),
    "live_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "flights" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "placement" TEXT NOT NULL DEFAULT 'feed',
    "kind" TEXT NOT NULL DEFAULT 'free',
    "price" INTEGER NOT NULL DEFAULT 0,
    "budget" INTEGER NOT NULL DEFAULT 0,
    "bought" BIGINT NOT NULL DEFAULT 0,
    "counted" BIGINT NOT NULL DEFAULT 0,
    "counted_today" BIGINT NOT NULL DEFAULT 0,
    "today" DATE NOT NULL DEFAULT CURRENT_DATE,
    "daily_cap" BIGINT,
    "recognised" INTEGER NOT NULL DEFAULT 0,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "week" INTEGER[] DEFAULT ARRAY[16777215, 16777215, 16777215, 16777215, 16777215, 16777215, 16777215]::INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flights_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "creatives" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "headline" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "action" TEXT NOT NULL DEFAULT 'Learn more',
    "landing_url" TEXT NOT NULL,
    "media_key" TEXT,
    "alt" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "rejection" TEXT NOT NULL DEFAULT '',
    "replaces_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "creatives_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "campaign_events" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "by_id" UUID,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_events_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "campaign_payments" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "split" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'awaiting_payment',
    "stripe_session" TEXT,
    "redirect_url" TEXT,
    "stripe_payment" TEXT,
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "paid_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_payments_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "campaign_refunds" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'started',
    "stripe_refund" TEXT,
    "failure" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_refunds_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "ad_settings" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "categories" TEXT[] DEFAULT ARRAY['food', 'shops', 'services', 'housing', 'jobs', 'events', 'education', 'sports', 'technology', 'nonprofit', 'other']::TEXT[],
    "max_load" SMALLINT NOT NULL DEFAULT 12,
    "opt_out" BOOLEAN NOT NULL DEFAULT true,
    "share_bps" INTEGER NOT NULL DEFAULT 5000,
    "share_to" TEXT NOT NULL DEFAULT 'invoice',
    "cpm_price" INTEGER NOT NULL DEFAULT 500,
    "cpc_price" INTEGER NOT NULL DEFAULT 40,
    "week_price" INTEGER NOT NULL DEFAULT 2500,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ad_settings_pkey" PRIMARY KEY ("school_id")
);

-- CreateTable
CREATE TABLE "ad_blackouts" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ad_blackouts_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "ad_hides" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ad_hides_pkey" PRIMARY KEY ("school_id","user_id","campaign_id")
);

-- CreateTable
CREATE TABLE "ad_opt_outs" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ad_opt_outs_pkey" PRIMARY KEY ("school_id","user_id")
);

-- CreateTable
CREATE TABLE "ad_frequency" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "viewer" BYTEA NOT NULL,
    "creative_id" UUID NOT NULL,
    "day" DATE NOT NULL DEFAULT CURRENT_DATE,
    "views" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ad_frequency_pkey" PRIMARY KEY ("school_id","viewer","creative_id","day")
);

-- CreateTable
CREATE TABLE "ad_hours" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "flight_id" UUID NOT NULL,
    "creative_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "views" INTEGER NOT NULL DEFAULT 0,
    "clicks" INTEGER NOT NULL DEFAULT 0,
    "charged" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ad_hours_pkey" PRIMARY KEY ("school_id","flight_id","creative_id","hour")
);

-- CreateTable
CREATE TABLE "ad_tokens_used" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "day" DATE NOT NULL DEFAULT CURRENT_DATE,
    "token" UUID NOT NULL,
    "event" TEXT NOT NULL DEFAULT 'view',

    CONSTRAINT "ad_tokens_used_pkey" PRIMARY KEY ("school_id","day","token","event")
);

-- CreateTable
CREATE TABLE "ad_traffic" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "placement" TEXT NOT NULL DEFAULT 'feed',
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "showings" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ad_traffic_pkey" PRIMARY KEY ("school_id","placement","hour")
);

-- CreateTable
CREATE TABLE "ad_recognitions" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "flight_id" UUID NOT NULL,
    "day" DATE NOT NULL DEFAULT CURRENT_DATE,
    "units" BIGINT NOT NULL DEFAULT 0,
    "cents" INTEGER NOT NULL DEFAULT 0,
    "share" INTEGER NOT NULL DEFAULT 0,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ad_recognitions_pkey" PRIMARY KEY ("school_id","flight_id","day")
);

-- CreateTable
CREATE TABLE "ad_share_statements" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "month" DATE NOT NULL DEFAULT CURRENT_DATE,
    "spent" INTEGER NOT NULL DEFAULT 0,
    "share" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "paid_by" TEXT NOT NULL DEFAULT 'invoice',
    "stripe_transfer" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "ad_share_statements_pkey" PRIMARY KEY ("school_id","month")
);

-- CreateIndex
CREATE INDEX "advertisers_school_id_club_id_idx" ON "advertisers"("school_id", "club_id");

-- CreateIndex
CREATE INDEX "advertisers_school_id_created_by_id_idx" ON "advertisers"("school_id", "created_by_id");

-- CreateIndex
CREATE INDEX "campaigns_school_id_advertiser_id_idx" ON "campaigns"("school_id", "advertiser_id");

-- CreateIndex
CREATE INDEX "campaigns_school_id_created_by_id_idx" ON "campaigns"("school_id", "created_by_id");

-- CreateIndex
CREATE INDEX "campaigns_school_id_approved_by_id_idx" ON "campaigns"("school_id", "approved_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_school_id_reference_key" ON "campaigns"("school_id", "reference");

-- CreateIndex
CREATE INDEX "flights_school_id_campaign_id_idx" ON "flights"("school_id", "campaign_id");

-- CreateIndex
CREATE INDEX "creatives_school_id_campaign_id_idx" ON "creatives"("school_id", "campaign_id");

-- CreateIndex
CREATE INDEX "campaign_events_school_id_campaign_id_id_idx" ON "campaign_events"("school_id", "campaign_id", "id");

-- CreateIndex
CREATE INDEX "campaign_events_school_id_by_id_idx" ON "campaign_events"("school_id", "by_id");

-- CreateIndex
CREATE INDEX "campaign_payments_school_id_campaign_id_idx" ON "campaign_payments"("school_id", "campaign_id");

-- CreateIndex
CREATE INDEX "campaign_payments_school_id_paid_by_id_idx" ON "campaign_payments"("school_id", "paid_by_id");

-- CreateIndex
CREATE INDEX "campaign_refunds_school_id_campaign_id_idx" ON "campaign_refunds"("school_id", "campaign_id");

-- CreateIndex
CREATE INDEX "campaign_refunds_school_id_payment_id_idx" ON "campaign_refunds"("school_id", "payment_id");

-- CreateIndex
CREATE INDEX "ad_blackouts_school_id_created_by_id_idx" ON "ad_blackouts"("school_id", "created_by_id");

-- CreateIndex
CREATE INDEX "ad_hides_school_id_campaign_id_idx" ON "ad_hides"("school_id", "campaign_id");

-- CreateIndex
CREATE INDEX "ad_frequency_school_id_creative_id_idx" ON "ad_frequency"("school_id", "creative_id");

-- CreateIndex
CREATE INDEX "ad_frequency_school_id_day_idx" ON "ad_frequency"("school_id", "day");

-- CreateIndex
CREATE INDEX "ad_hours_school_id_creative_id_idx" ON "ad_hours"("school_id", "creative_id");

-- AddForeignKey
ALTER TABLE "advertisers" ADD CONSTRAINT "advertisers_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "advertisers" ADD CONSTRAINT "advertisers_school_id_created_by_id_fkey" FOREIGN KEY ("school_id", "created_by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_school_id_advertiser_id_fkey" FOREIGN KEY ("school_id", "advertiser_id") REFERENCES "advertisers"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_school_id_created_by_id_fkey" FOREIGN KEY ("school_id", "created_by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_school_id_approved_by_id_fkey" FOREIGN KEY ("school_id", "approved_by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "flights" ADD CONSTRAINT "flights_school_id_campaign_id_fkey" FOREIGN KEY ("school_id", "campaign_id") REFERENCES "campaigns"("school_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "creatives" ADD CONSTRAINT "creatives_school_id_campaign_id_fkey" FOREIGN KEY ("school_id", "campaign_id") REFERENCES "campaigns"("school_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaign_events" ADD CONSTRAINT "campaign_events_school_id_campaign_id_fkey" FOREIGN KEY ("school_id", "campaign_id") REFERENCES "campaigns"("school_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaign_events" ADD CONSTRAINT "campaign_events_school_id_by_id_fkey" FOREIGN KEY ("school_id", "by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaign_payments" ADD CONSTRAINT "campaign_payments_school_id_campaign_id_fkey" FOREIGN KEY ("school_id", "campaign_id") REFERENCES "campaigns"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaign_payments" ADD CONSTRAINT "campaign_payments_school_id_paid_by_id_fkey" FOREIGN KEY ("school_id", "paid_by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaign_refunds" ADD CONSTRAINT "campaign_refunds_school_id_campaign_id_fkey" FOREIGN KEY ("school_id", "campaign_id") REFERENCES "campaigns"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaign_refunds" ADD CONSTRAINT "campaign_refunds_school_id_payment_id_fkey" FOREIGN KEY ("school_id", "payment_id") REFERENCES "campaign_payments"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ad_blackouts" ADD CONSTRAINT "ad_blackouts_school_id_created_by_id_fkey" FOREIGN KEY ("school_id", "created_by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ad_hides" ADD CONSTRAINT "ad_hides_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ad_hides" ADD CONSTRAINT "ad_hides_school_id_campaign_id_fkey" FOREIGN KEY ("school_id", "campaign_id") REFERENCES "campaigns"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ad_opt_outs" ADD CONSTRAINT "ad_opt_outs_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ad_frequency" ADD CONSTRAINT "ad_frequency_school_id_creative_id_fkey" FOREIGN KEY ("school_id", "creative_id") REFERENCES "creatives"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ad_hours" ADD CONSTRAINT "ad_hours_school_id_flight_id_fkey" FOREIGN KEY ("school_id", "flight_id") REFERENCES "flights"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ad_hours" ADD CONSTRAINT "ad_hours_school_id_creative_id_fkey" FOREIGN KEY ("school_id", "creative_id") REFERENCES "creatives"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ad_recognitions" ADD CONSTRAINT "ad_recognitions_school_id_flight_id_fkey" FOREIGN KEY ("school_id", "flight_id") REFERENCES "flights"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
