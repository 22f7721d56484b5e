set lock_timeout = '5s';

-- AlterEnum
ALTER TYPE "ProductStatus" ADD VALUE 'draft';
ALTER TYPE "ProductStatus" ADD VALUE 'pending';
ALTER TYPE "ProductStatus" ADD VALUE 'refused';
ALTER TYPE "ProductStatus" ADD VALUE 'expired';

-- AlterTable
ALTER TABLE "cart_items" ADD COLUMN     "later" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "price_seen" INTEGER;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "delivery" TEXT NOT NULL DEFAULT 'pickup',
ADD COLUMN     "fee_refunded" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "frozen" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "handed_off_at" TIMESTAMPTZ(3),
ADD COLUMN     "handed_off_by" TEXT,
ADD COLUMN     "processing_refunded" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "release_at" TIMESTAMPTZ(3),
ADD COLUMN     "shipped_at" TIMESTAMPTZ(3),
ADD COLUMN     "surcharge" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tracking" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "products" ADD COLUMN     "available_from" DATE,
ADD COLUMN     "branch" TEXT,
ADD COLUMN     "brand" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "course" TEXT,
ADD COLUMN     "delivery" TEXT NOT NULL DEFAULT 'pickup',
ADD COLUMN     "edition" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "favourite_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "isbn" CHAR(13),
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'sale',
ADD COLUMN     "least_offer_pct" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "negotiable" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "picture_id" UUID,
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "refusal" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sold_at" TIMESTAMPTZ(3),
ADD COLUMN     "swap_for" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "view_count" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "refunds" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "fee" INTEGER NOT NULL DEFAULT 0,
    "method" "PaymentMethod" NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'started',
    "reason" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,
    "cause" TEXT NOT NULL DEFAULT 'seller',
    "stripe_refund" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "disputes" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "wanted" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'answer',
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "offered" INTEGER,
    "answered_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "refund" INTEGER,
    "verdict" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "appeal" TEXT NOT NULL DEFAULT '',
    "appealed_by_id" UUID,
    "appealed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "chargebacks" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "checkout_id" UUID NOT NULL,
    "stripe_dispute" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'open',
    "evidence_by" TIMESTAMPTZ(3),
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "submitted_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chargebacks_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "order_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "stars" SMALLINT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "reply" TEXT NOT NULL DEFAULT '',
    "replied_at" TIMESTAMPTZ(3),
    "shown_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("school_id","order_id","author_id")
);

-- CreateTable
CREATE TABLE "handoff_spots" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "hours" JSONB NOT NULL DEFAULT '[]',
    "cameras" BOOLEAN NOT NULL DEFAULT false,
    "staffed" BOOLEAN NOT NULL DEFAULT false,
    "step_free" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "handoff_spots_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "seller_slots" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "spot_id" UUID NOT NULL,
    "day" SMALLINT NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,

    CONSTRAINT "seller_slots_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "meetings" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "spot_id" UUID,
    "place" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "note" TEXT NOT NULL DEFAULT '',
    "late_minutes" INTEGER NOT NULL DEFAULT 0,
    "late_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "agreed_at" TIMESTAMPTZ(3),

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "no_shows" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "meeting_id" UUID,
    "said_by_id" UUID NOT NULL,
    "accused_id" UUID NOT NULL,
    "statement" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "no_shows_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "standings" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "completed" INTEGER NOT NULL DEFAULT 0,
    "no_shows" INTEGER NOT NULL DEFAULT 0,
    "cancelled" INTEGER NOT NULL DEFAULT 0,
    "stars" INTEGER NOT NULL DEFAULT 0,
    "ratings" INTEGER NOT NULL DEFAULT 0,
    "answers" INTEGER NOT NULL DEFAULT 0,
    "answer_seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "standings_pkey" PRIMARY KEY ("school_id","user_id")
);

-- CreateTable
CREATE TABLE "favourites" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "favourites_pkey" PRIMARY KEY ("school_id","user_id","product_id")
);

-- CreateTable
CREATE TABLE "product_views" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "product_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_views_pkey" PRIMARY KEY ("school_id","product_id","user_id")
);

-- CreateTable
CREATE TABLE "saved_searches" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "q" TEXT NOT NULL DEFAULT '',
    "filters" JSONB NOT NULL DEFAULT '{}',
    "alert" TEXT NOT NULL DEFAULT 'daily',
    "last_alert_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_searches_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "saved_search_hits" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "search_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_search_hits_pkey" PRIMARY KEY ("school_id","search_id","product_id")
);

-- CreateTable
CREATE TABLE "wanted_matches" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "wanted_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "wanted_matches_pkey" PRIMARY KEY ("school_id","wanted_id","product_id")
);

-- CreateTable
CREATE TABLE "market_rules" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "blocked_words" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "blocked_categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "review_first" INTEGER NOT NULL DEFAULT 0,
    "listing_days" INTEGER NOT NULL DEFAULT 14,
    "term_ends_on" DATE,
    "move_out_from" DATE,
    "move_out_to" DATE,
    "donate_to" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "market_rules_pkey" PRIMARY KEY ("school_id")
);

-- CreateTable
CREATE TABLE "textbooks" (
    "isbn" CHAR(13) NOT NULL,
    "title" TEXT NOT NULL,
    "authors" TEXT NOT NULL,
    "edition" TEXT NOT NULL DEFAULT '',
    "year" SMALLINT,

    CONSTRAINT "textbooks_pkey" PRIMARY KEY ("isbn")
);

-- CreateTable
CREATE TABLE "offers" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "buyer_id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "turn" TEXT NOT NULL DEFAULT 'seller',
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "order_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offers_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "offer_moves" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "offer_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "actor_id" UUID,
    "move" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offer_moves_pkey" PRIMARY KEY ("school_id","offer_id","position")
);

-- CreateTable
CREATE TABLE "order_notes" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_notes_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "payout_accounts" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "stripe_account" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'started',
    "due" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "checked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payout_accounts_pkey" PRIMARY KEY ("school_id","user_id")
);

-- CreateTable
CREATE TABLE "payouts" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'started',
    "stripe_transfer" TEXT,
    "failure" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "recon_issues" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "stripe_id" TEXT NOT NULL,
    "ref" TEXT NOT NULL DEFAULT '',
    "expected" BIGINT,
    "found" BIGINT,
    "note" TEXT NOT NULL DEFAULT '',
    "resolved_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recon_issues_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "pictures" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "original_id" UUID NOT NULL,
    "preview_key" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL,
    "like_count" INTEGER NOT NULL DEFAULT 0,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "picture_owners" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "picture_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "owner_id" UUID NOT NULL,
    "order_id" UUID,
    "price" INTEGER,
    "licence" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "picture_owners_pkey" PRIMARY KEY ("school_id","picture_id","position")
);

-- CreateTable
CREATE TABLE "picture_likes" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "picture_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "picture_likes_pkey" PRIMARY KEY ("school_id","picture_id","user_id")
);

-- CreateTable
CREATE TABLE "picture_comments" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "picture_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "picture_comments_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateIndex
CREATE INDEX "refunds_school_id_order_id_idx" ON "refunds"("school_id", "order_id");

-- CreateIndex
CREATE INDEX "refunds_school_id_by_id_idx" ON "refunds"("school_id", "by_id");

-- CreateIndex
CREATE INDEX "disputes_school_id_opened_by_id_idx" ON "disputes"("school_id", "opened_by_id");

-- CreateIndex
CREATE INDEX "disputes_school_id_decided_by_id_idx" ON "disputes"("school_id", "decided_by_id");

-- CreateIndex
CREATE INDEX "disputes_school_id_appealed_by_id_idx" ON "disputes"("school_id", "appealed_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "disputes_school_id_order_id_key" ON "disputes"("school_id", "order_id");

-- CreateIndex
CREATE INDEX "chargebacks_school_id_checkout_id_idx" ON "chargebacks"("school_id", "checkout_id");

-- CreateIndex
CREATE UNIQUE INDEX "chargebacks_school_id_stripe_dispute_key" ON "chargebacks"("school_id", "stripe_dispute");

-- CreateIndex
CREATE INDEX "reviews_school_id_author_id_idx" ON "reviews"("school_id", "author_id");

-- CreateIndex
CREATE INDEX "reviews_school_id_subject_id_idx" ON "reviews"("school_id", "subject_id");

-- CreateIndex
CREATE INDEX "seller_slots_school_id_seller_id_day_idx" ON "seller_slots"("school_id", "seller_id", "day");

-- CreateIndex
CREATE INDEX "seller_slots_school_id_spot_id_idx" ON "seller_slots"("school_id", "spot_id");

-- CreateIndex
CREATE INDEX "meetings_school_id_order_id_id_idx" ON "meetings"("school_id", "order_id", "id" DESC);

-- CreateIndex
CREATE INDEX "meetings_school_id_spot_id_idx" ON "meetings"("school_id", "spot_id");

-- CreateIndex
CREATE INDEX "meetings_school_id_proposed_by_id_idx" ON "meetings"("school_id", "proposed_by_id");

-- CreateIndex
CREATE INDEX "meetings_school_id_late_by_id_idx" ON "meetings"("school_id", "late_by_id");

-- CreateIndex
CREATE INDEX "no_shows_school_id_said_by_id_idx" ON "no_shows"("school_id", "said_by_id");

-- CreateIndex
CREATE INDEX "no_shows_school_id_accused_id_idx" ON "no_shows"("school_id", "accused_id");

-- CreateIndex
CREATE INDEX "no_shows_school_id_decided_by_id_idx" ON "no_shows"("school_id", "decided_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "no_shows_school_id_order_id_said_by_id_key" ON "no_shows"("school_id", "order_id", "said_by_id");

-- CreateIndex
CREATE INDEX "favourites_school_id_product_id_idx" ON "favourites"("school_id", "product_id");

-- CreateIndex
CREATE INDEX "product_views_school_id_user_id_idx" ON "product_views"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "saved_searches_school_id_user_id_idx" ON "saved_searches"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "saved_search_hits_school_id_product_id_idx" ON "saved_search_hits"("school_id", "product_id");

-- CreateIndex
CREATE INDEX "wanted_matches_school_id_product_id_idx" ON "wanted_matches"("school_id", "product_id");

-- CreateIndex
CREATE INDEX "offers_school_id_product_id_id_idx" ON "offers"("school_id", "product_id", "id" DESC);

-- CreateIndex
CREATE INDEX "offers_school_id_buyer_id_id_idx" ON "offers"("school_id", "buyer_id", "id" DESC);

-- CreateIndex
CREATE INDEX "offers_school_id_seller_id_id_idx" ON "offers"("school_id", "seller_id", "id" DESC);

-- CreateIndex
CREATE INDEX "offers_school_id_order_id_idx" ON "offers"("school_id", "order_id");

-- CreateIndex
CREATE INDEX "offer_moves_school_id_actor_id_idx" ON "offer_moves"("school_id", "actor_id");

-- CreateIndex
CREATE INDEX "order_notes_school_id_order_id_id_idx" ON "order_notes"("school_id", "order_id", "id");

-- CreateIndex
CREATE INDEX "order_notes_school_id_actor_id_idx" ON "order_notes"("school_id", "actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_accounts_school_id_stripe_account_key" ON "payout_accounts"("school_id", "stripe_account");

-- CreateIndex
CREATE INDEX "payouts_school_id_user_id_id_idx" ON "payouts"("school_id", "user_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "recon_issues_school_id_stripe_id_kind_key" ON "recon_issues"("school_id", "stripe_id", "kind");

-- CreateIndex
CREATE INDEX "pictures_school_id_owner_id_id_idx" ON "pictures"("school_id", "owner_id", "id" DESC);

-- CreateIndex
CREATE INDEX "pictures_school_id_creator_id_idx" ON "pictures"("school_id", "creator_id");

-- CreateIndex
CREATE INDEX "pictures_school_id_original_id_idx" ON "pictures"("school_id", "original_id");

-- CreateIndex
CREATE INDEX "picture_owners_school_id_owner_id_idx" ON "picture_owners"("school_id", "owner_id");

-- CreateIndex
CREATE INDEX "picture_owners_school_id_order_id_idx" ON "picture_owners"("school_id", "order_id");

-- CreateIndex
CREATE INDEX "picture_likes_school_id_user_id_idx" ON "picture_likes"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "picture_comments_school_id_picture_id_id_idx" ON "picture_comments"("school_id", "picture_id", "id");

-- CreateIndex
CREATE INDEX "picture_comments_school_id_author_id_idx" ON "picture_comments"("school_id", "author_id");

-- CreateIndex
CREATE INDEX "products_school_id_picture_id_idx" ON "products"("school_id", "picture_id");

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_school_id_by_id_fkey" FOREIGN KEY ("school_id", "by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_school_id_opened_by_id_fkey" FOREIGN KEY ("school_id", "opened_by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_school_id_decided_by_id_fkey" FOREIGN KEY ("school_id", "decided_by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_school_id_appealed_by_id_fkey" FOREIGN KEY ("school_id", "appealed_by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "chargebacks" ADD CONSTRAINT "chargebacks_school_id_checkout_id_fkey" FOREIGN KEY ("school_id", "checkout_id") REFERENCES "checkouts"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_school_id_author_id_fkey" FOREIGN KEY ("school_id", "author_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_school_id_subject_id_fkey" FOREIGN KEY ("school_id", "subject_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_slots" ADD CONSTRAINT "seller_slots_school_id_seller_id_fkey" FOREIGN KEY ("school_id", "seller_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_slots" ADD CONSTRAINT "seller_slots_school_id_spot_id_fkey" FOREIGN KEY ("school_id", "spot_id") REFERENCES "handoff_spots"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_school_id_spot_id_fkey" FOREIGN KEY ("school_id", "spot_id") REFERENCES "handoff_spots"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_school_id_proposed_by_id_fkey" FOREIGN KEY ("school_id", "proposed_by_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_school_id_late_by_id_fkey" FOREIGN KEY ("school_id", "late_by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "no_shows" ADD CONSTRAINT "no_shows_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "no_shows" ADD CONSTRAINT "no_shows_school_id_said_by_id_fkey" FOREIGN KEY ("school_id", "said_by_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "no_shows" ADD CONSTRAINT "no_shows_school_id_accused_id_fkey" FOREIGN KEY ("school_id", "accused_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "no_shows" ADD CONSTRAINT "no_shows_school_id_decided_by_id_fkey" FOREIGN KEY ("school_id", "decided_by_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "standings" ADD CONSTRAINT "standings_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_school_id_picture_id_fkey" FOREIGN KEY ("school_id", "picture_id") REFERENCES "pictures"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_school_id_product_id_fkey" FOREIGN KEY ("school_id", "product_id") REFERENCES "products"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_views" ADD CONSTRAINT "product_views_school_id_product_id_fkey" FOREIGN KEY ("school_id", "product_id") REFERENCES "products"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_views" ADD CONSTRAINT "product_views_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search_hits" ADD CONSTRAINT "saved_search_hits_school_id_search_id_fkey" FOREIGN KEY ("school_id", "search_id") REFERENCES "saved_searches"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search_hits" ADD CONSTRAINT "saved_search_hits_school_id_product_id_fkey" FOREIGN KEY ("school_id", "product_id") REFERENCES "products"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wanted_matches" ADD CONSTRAINT "wanted_matches_school_id_wanted_id_fkey" FOREIGN KEY ("school_id", "wanted_id") REFERENCES "products"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wanted_matches" ADD CONSTRAINT "wanted_matches_school_id_product_id_fkey" FOREIGN KEY ("school_id", "product_id") REFERENCES "products"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_product_id_fkey" FOREIGN KEY ("school_id", "product_id") REFERENCES "products"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_buyer_id_fkey" FOREIGN KEY ("school_id", "buyer_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_seller_id_fkey" FOREIGN KEY ("school_id", "seller_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "offer_moves" ADD CONSTRAINT "offer_moves_school_id_offer_id_fkey" FOREIGN KEY ("school_id", "offer_id") REFERENCES "offers"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_moves" ADD CONSTRAINT "offer_moves_school_id_actor_id_fkey" FOREIGN KEY ("school_id", "actor_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_school_id_actor_id_fkey" FOREIGN KEY ("school_id", "actor_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "payout_accounts" ADD CONSTRAINT "payout_accounts_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_school_id_creator_id_fkey" FOREIGN KEY ("school_id", "creator_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_school_id_owner_id_fkey" FOREIGN KEY ("school_id", "owner_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_school_id_original_id_fkey" FOREIGN KEY ("school_id", "original_id") REFERENCES "media_assets"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "picture_owners" ADD CONSTRAINT "picture_owners_school_id_picture_id_fkey" FOREIGN KEY ("school_id", "picture_id") REFERENCES "pictures"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_owners" ADD CONSTRAINT "picture_owners_school_id_owner_id_fkey" FOREIGN KEY ("school_id", "owner_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_owners" ADD CONSTRAINT "picture_owners_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "picture_likes" ADD CONSTRAINT "picture_likes_school_id_picture_id_fkey" FOREIGN KEY ("school_id", "picture_id") REFERENCES "pictures"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_likes" ADD CONSTRAINT "picture_likes_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_comments" ADD CONSTRAINT "picture_comments_school_id_picture_id_fkey" FOREIGN KEY ("school_id", "picture_id") REFERENCES "pictures"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_comments" ADD CONSTRAINT "picture_comments_school_id_author_id_fkey" FOREIGN KEY ("school_id", "author_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
