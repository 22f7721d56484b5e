-- Media, people, clubs, events, the whole billboard, search and reports: generated from the schema.
set lock_timeout = '5s';
-- CreateEnum
CREATE TYPE "MediaKind" AS ENUM ('image', 'video');

-- CreateEnum
CREATE TYPE "MediaState" AS ENUM ('announced', 'ready', 'deleted', 'purged');

-- AlterEnum
ALTER TYPE "UserStatus" ADD VALUE 'closed';

-- AlterTable
ALTER TABLE "posts" ADD COLUMN     "acknowledge" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "card_id" UUID,
ADD COLUMN     "card_kind" TEXT,
ADD COLUMN     "club_id" UUID,
ADD COLUMN     "comment_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "deleted_by_id" UUID,
ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "has_video" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "hidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'post',
ADD COLUMN     "like_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "locked_at" TIMESTAMPTZ(3),
ADD COLUMN     "media_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pinned_at" TIMESTAMPTZ(3),
ADD COLUMN     "poll_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "poll_multiple" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "visibility" TEXT NOT NULL DEFAULT 'school';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "avatar_key" TEXT,
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "cover_key" TEXT,
ADD COLUMN     "directory_hold" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "follower_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "year" INTEGER;

-- CreateTable
CREATE TABLE "post_drafts" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_drafts_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "post_versions" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "post_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_versions_pkey" PRIMARY KEY ("school_id","post_id","number")
);

-- CreateTable
CREATE TABLE "post_likes" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_likes_pkey" PRIMARY KEY ("school_id","user_id","post_id")
);

-- CreateTable
CREATE TABLE "bookmarks" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bookmarks_pkey" PRIMARY KEY ("school_id","user_id","post_id")
);

-- CreateTable
CREATE TABLE "post_hides" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_hides_pkey" PRIMARY KEY ("school_id","user_id","post_id")
);

-- CreateTable
CREATE TABLE "post_mentions" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_mentions_pkey" PRIMARY KEY ("school_id","post_id","user_id")
);

-- CreateTable
CREATE TABLE "acknowledgements" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "acknowledgements_pkey" PRIMARY KEY ("school_id","post_id","user_id")
);

-- CreateTable
CREATE TABLE "comments" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "parent_id" UUID,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by_id" UUID,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "mutes" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mutes_pkey" PRIMARY KEY ("school_id","user_id","subject","subject_key")
);

-- CreateTable
CREATE TABLE "post_tags" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "post_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "post_tags_pkey" PRIMARY KEY ("school_id","tag","post_id")
);

-- CreateTable
CREATE TABLE "poll_options" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "post_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "votes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "poll_options_pkey" PRIMARY KEY ("school_id","post_id","position")
);

-- CreateTable
CREATE TABLE "poll_votes" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "poll_votes_pkey" PRIMARY KEY ("school_id","post_id","user_id","position")
);

-- CreateTable
CREATE TABLE "clubs" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tagline" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "rules" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "entry" TEXT NOT NULL DEFAULT 'open',
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "questions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "welcome" TEXT NOT NULL DEFAULT '',
    "logo_key" TEXT,
    "cover_key" TEXT,
    "member_count" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'active',
    "term_ends_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "frozen_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "clubs_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "club_members" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "club_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "title" TEXT NOT NULL DEFAULT '',
    "term_ends_at" TIMESTAMPTZ(3),
    "notify" TEXT NOT NULL DEFAULT 'highlights',
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "club_members_pkey" PRIMARY KEY ("school_id","club_id","user_id")
);

-- CreateTable
CREATE TABLE "club_requests" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "club_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "answers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "club_requests_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "club_invites" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "club_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "state" TEXT NOT NULL DEFAULT 'pending',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "club_invites_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "club_groups" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "club_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "club_groups_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "club_group_members" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "club_group_members_pkey" PRIMARY KEY ("school_id","group_id","user_id")
);

-- CreateTable
CREATE TABLE "club_resources" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "club_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "media_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "added_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "club_resources_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "club_handovers" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "club_id" UUID NOT NULL,
    "from_id" UUID,
    "to_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'offered',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "club_handovers_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "club_history" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "club_id" UUID NOT NULL,
    "actor_id" UUID,
    "what" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "club_history_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "event_series" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_series_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "events" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "series_id" UUID,
    "organiser_id" UUID NOT NULL,
    "club_id" UUID,
    "title" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "online_url" TEXT NOT NULL DEFAULT '',
    "capacity" INTEGER,
    "guests_allowed" INTEGER NOT NULL DEFAULT 0,
    "questions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "audience" TEXT NOT NULL DEFAULT 'school',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "step_free" BOOLEAN NOT NULL DEFAULT false,
    "captions" BOOLEAN NOT NULL DEFAULT false,
    "quiet_room" BOOLEAN NOT NULL DEFAULT false,
    "access_note" TEXT NOT NULL DEFAULT '',
    "access_contact" TEXT NOT NULL DEFAULT '',
    "cover_key" TEXT,
    "going" INTEGER NOT NULL DEFAULT 0,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "interested" INTEGER NOT NULL DEFAULT 0,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "events_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "event_hosts" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "user_id" UUID,
    "club_id" UUID,
    "role" TEXT NOT NULL DEFAULT 'cohost',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_hosts_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "rsvps" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "event_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'going',
    "guests" INTEGER NOT NULL DEFAULT 0,
    "answers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "queued_at" TIMESTAMPTZ(6),
    "offer_ends_at" TIMESTAMPTZ(3),
    "checked_in_at" TIMESTAMPTZ(3),
    "checked_in_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rsvps_pkey" PRIMARY KEY ("school_id","event_id","user_id")
);

-- CreateTable
CREATE TABLE "calendar_feeds" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("school_id","user_id")
);

-- CreateTable
CREATE TABLE "media_assets" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "kind" "MediaKind" NOT NULL,
    "state" "MediaState" NOT NULL DEFAULT 'announced',
    "public_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "format" TEXT NOT NULL DEFAULT '',
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL DEFAULT 0,
    "height" INTEGER NOT NULL DEFAULT 0,
    "duration_ms" INTEGER NOT NULL DEFAULT 0,
    "private" BOOLEAN NOT NULL DEFAULT false,
    "fingerprint" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ready_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "purged_at" TIMESTAMPTZ(3),

    CONSTRAINT "media_assets_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "media_uses" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "alt" TEXT NOT NULL DEFAULT '',
    "crop" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_uses_pkey" PRIMARY KEY ("school_id","subject","subject_id","media_id")
);

-- CreateTable
CREATE TABLE "media_quotas" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "allowed" BIGINT NOT NULL DEFAULT 21474836480,

    CONSTRAINT "media_quotas_pkey" PRIMARY KEY ("school_id")
);

-- CreateTable
CREATE TABLE "reports" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "evidence" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "decided_by_id" UUID,
    "decision" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "reports_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "profiles" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "pronouns" TEXT NOT NULL DEFAULT '',
    "interests" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "major_seen_by" TEXT NOT NULL DEFAULT 'everyone',
    "year_seen_by" TEXT NOT NULL DEFAULT 'everyone',
    "bio_seen_by" TEXT NOT NULL DEFAULT 'everyone',
    "interests_seen_by" TEXT NOT NULL DEFAULT 'everyone',
    "clubs_seen_by" TEXT NOT NULL DEFAULT 'everyone',
    "listings_seen_by" TEXT NOT NULL DEFAULT 'everyone',
    "onboarding_step" TEXT,
    "onboarded_at" TIMESTAMPTZ(3),
    "suggest_clubs" BOOLEAN NOT NULL DEFAULT true,
    "feed_sort" TEXT NOT NULL DEFAULT 'latest',
    "feed_paging" TEXT NOT NULL DEFAULT 'scroll',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "profiles_pkey" PRIMARY KEY ("school_id","user_id")
);

-- CreateTable
CREATE TABLE "follows" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "follower_id" UUID NOT NULL,
    "followee_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follows_pkey" PRIMARY KEY ("school_id","follower_id","followee_id")
);

-- CreateTable
CREATE TABLE "blocks" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "mine" BOOLEAN NOT NULL,
    "theirs" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blocks_pkey" PRIMARY KEY ("school_id","user_id","other_id")
);

-- CreateTable
CREATE TABLE "search_documents" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "owner_id" UUID,
    "club_id" UUID,
    "category" TEXT NOT NULL DEFAULT '',
    "amount" INTEGER,
    "happens_at" TIMESTAMPTZ(3),
    "weight" INTEGER NOT NULL DEFAULT 0,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector,
    "folded" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("school_id","kind","subject_id")
);

-- CreateTable
CREATE TABLE "recent_searches" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "query" TEXT NOT NULL,
    "searched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recent_searches_pkey" PRIMARY KEY ("school_id","user_id","query")
);

-- CreateIndex
CREATE INDEX "post_drafts_school_id_author_id_id_idx" ON "post_drafts"("school_id", "author_id", "id" DESC);

-- CreateIndex
CREATE INDEX "post_likes_school_id_post_id_idx" ON "post_likes"("school_id", "post_id");

-- CreateIndex
CREATE INDEX "bookmarks_school_id_post_id_idx" ON "bookmarks"("school_id", "post_id");

-- CreateIndex
CREATE INDEX "post_hides_school_id_post_id_idx" ON "post_hides"("school_id", "post_id");

-- CreateIndex
CREATE INDEX "post_mentions_school_id_user_id_idx" ON "post_mentions"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "acknowledgements_school_id_user_id_idx" ON "acknowledgements"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "comments_school_id_post_id_id_idx" ON "comments"("school_id", "post_id", "id");

-- CreateIndex
CREATE INDEX "comments_school_id_parent_id_id_idx" ON "comments"("school_id", "parent_id", "id");

-- CreateIndex
CREATE INDEX "comments_school_id_author_id_idx" ON "comments"("school_id", "author_id");

-- CreateIndex
CREATE INDEX "post_tags_school_id_post_id_idx" ON "post_tags"("school_id", "post_id");

-- CreateIndex
CREATE INDEX "poll_votes_school_id_user_id_idx" ON "poll_votes"("school_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "clubs_school_id_slug_key" ON "clubs"("school_id", "slug");

-- CreateIndex
CREATE INDEX "club_members_school_id_user_id_club_id_idx" ON "club_members"("school_id", "user_id", "club_id");

-- CreateIndex
CREATE INDEX "club_requests_school_id_club_id_id_idx" ON "club_requests"("school_id", "club_id", "id");

-- CreateIndex
CREATE INDEX "club_requests_school_id_user_id_idx" ON "club_requests"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "club_invites_school_id_club_id_id_idx" ON "club_invites"("school_id", "club_id", "id");

-- CreateIndex
CREATE INDEX "club_invites_school_id_user_id_idx" ON "club_invites"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "club_invites_school_id_invited_by_id_idx" ON "club_invites"("school_id", "invited_by_id");

-- CreateIndex
CREATE INDEX "club_groups_school_id_club_id_id_idx" ON "club_groups"("school_id", "club_id", "id");

-- CreateIndex
CREATE INDEX "club_groups_school_id_created_by_id_idx" ON "club_groups"("school_id", "created_by_id");

-- CreateIndex
CREATE INDEX "club_group_members_school_id_user_id_idx" ON "club_group_members"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "club_resources_school_id_club_id_position_idx" ON "club_resources"("school_id", "club_id", "position");

-- CreateIndex
CREATE INDEX "club_resources_school_id_added_by_id_idx" ON "club_resources"("school_id", "added_by_id");

-- CreateIndex
CREATE INDEX "club_handovers_school_id_club_id_id_idx" ON "club_handovers"("school_id", "club_id", "id");

-- CreateIndex
CREATE INDEX "club_handovers_school_id_to_id_idx" ON "club_handovers"("school_id", "to_id");

-- CreateIndex
CREATE INDEX "club_history_school_id_club_id_id_idx" ON "club_history"("school_id", "club_id", "id" DESC);

-- CreateIndex
CREATE INDEX "event_series_school_id_created_by_id_idx" ON "event_series"("school_id", "created_by_id");

-- CreateIndex
CREATE INDEX "events_school_id_series_id_idx" ON "events"("school_id", "series_id");

-- CreateIndex
CREATE INDEX "events_school_id_organiser_id_starts_at_idx" ON "events"("school_id", "organiser_id", "starts_at");

-- CreateIndex
CREATE INDEX "event_hosts_school_id_user_id_idx" ON "event_hosts"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "event_hosts_school_id_club_id_idx" ON "event_hosts"("school_id", "club_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_hosts_school_id_event_id_user_id_key" ON "event_hosts"("school_id", "event_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_hosts_school_id_event_id_club_id_key" ON "event_hosts"("school_id", "event_id", "club_id");

-- CreateIndex
CREATE INDEX "rsvps_school_id_user_id_status_idx" ON "rsvps"("school_id", "user_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_school_id_token_hash_key" ON "calendar_feeds"("school_id", "token_hash");

-- CreateIndex
CREATE INDEX "media_assets_school_id_owner_id_id_idx" ON "media_assets"("school_id", "owner_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "media_assets_school_id_public_id_key" ON "media_assets"("school_id", "public_id");

-- CreateIndex
CREATE INDEX "media_uses_school_id_media_id_idx" ON "media_uses"("school_id", "media_id");

-- CreateIndex
CREATE INDEX "reports_school_id_subject_subject_id_idx" ON "reports"("school_id", "subject", "subject_id");

-- CreateIndex
CREATE INDEX "reports_school_id_reporter_id_id_idx" ON "reports"("school_id", "reporter_id", "id" DESC);

-- CreateIndex
CREATE INDEX "follows_school_id_followee_id_follower_id_idx" ON "follows"("school_id", "followee_id", "follower_id");

-- CreateIndex
CREATE INDEX "blocks_school_id_other_id_idx" ON "blocks"("school_id", "other_id");

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "post_drafts" ADD CONSTRAINT "post_drafts_school_id_author_id_fkey" FOREIGN KEY ("school_id", "author_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_versions" ADD CONSTRAINT "post_versions_school_id_post_id_fkey" FOREIGN KEY ("school_id", "post_id") REFERENCES "posts"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_likes" ADD CONSTRAINT "post_likes_school_id_post_id_fkey" FOREIGN KEY ("school_id", "post_id") REFERENCES "posts"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_likes" ADD CONSTRAINT "post_likes_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_school_id_post_id_fkey" FOREIGN KEY ("school_id", "post_id") REFERENCES "posts"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_hides" ADD CONSTRAINT "post_hides_school_id_post_id_fkey" FOREIGN KEY ("school_id", "post_id") REFERENCES "posts"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_hides" ADD CONSTRAINT "post_hides_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_mentions" ADD CONSTRAINT "post_mentions_school_id_post_id_fkey" FOREIGN KEY ("school_id", "post_id") REFERENCES "posts"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_mentions" ADD CONSTRAINT "post_mentions_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_school_id_post_id_fkey" FOREIGN KEY ("school_id", "post_id") REFERENCES "posts"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_school_id_post_id_fkey" FOREIGN KEY ("school_id", "post_id") REFERENCES "posts"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_school_id_author_id_fkey" FOREIGN KEY ("school_id", "author_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_school_id_parent_id_fkey" FOREIGN KEY ("school_id", "parent_id") REFERENCES "comments"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_school_id_post_id_fkey" FOREIGN KEY ("school_id", "post_id") REFERENCES "posts"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_options" ADD CONSTRAINT "poll_options_school_id_post_id_fkey" FOREIGN KEY ("school_id", "post_id") REFERENCES "posts"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_votes" ADD CONSTRAINT "poll_votes_school_id_post_id_fkey" FOREIGN KEY ("school_id", "post_id") REFERENCES "posts"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_votes" ADD CONSTRAINT "poll_votes_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clubs" ADD CONSTRAINT "clubs_school_id_created_by_id_fkey" FOREIGN KEY ("school_id", "created_by_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_members" ADD CONSTRAINT "club_members_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_members" ADD CONSTRAINT "club_members_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_requests" ADD CONSTRAINT "club_requests_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_requests" ADD CONSTRAINT "club_requests_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_invites" ADD CONSTRAINT "club_invites_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_invites" ADD CONSTRAINT "club_invites_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_invites" ADD CONSTRAINT "club_invites_school_id_invited_by_id_fkey" FOREIGN KEY ("school_id", "invited_by_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_groups" ADD CONSTRAINT "club_groups_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_groups" ADD CONSTRAINT "club_groups_school_id_created_by_id_fkey" FOREIGN KEY ("school_id", "created_by_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_group_members" ADD CONSTRAINT "club_group_members_school_id_group_id_fkey" FOREIGN KEY ("school_id", "group_id") REFERENCES "club_groups"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_group_members" ADD CONSTRAINT "club_group_members_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_resources" ADD CONSTRAINT "club_resources_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_resources" ADD CONSTRAINT "club_resources_school_id_added_by_id_fkey" FOREIGN KEY ("school_id", "added_by_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_handovers" ADD CONSTRAINT "club_handovers_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_handovers" ADD CONSTRAINT "club_handovers_school_id_to_id_fkey" FOREIGN KEY ("school_id", "to_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_history" ADD CONSTRAINT "club_history_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_series" ADD CONSTRAINT "event_series_school_id_created_by_id_fkey" FOREIGN KEY ("school_id", "created_by_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_school_id_series_id_fkey" FOREIGN KEY ("school_id", "series_id") REFERENCES "event_series"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_school_id_organiser_id_fkey" FOREIGN KEY ("school_id", "organiser_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_hosts" ADD CONSTRAINT "event_hosts_school_id_event_id_fkey" FOREIGN KEY ("school_id", "event_id") REFERENCES "events"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_hosts" ADD CONSTRAINT "event_hosts_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_hosts" ADD CONSTRAINT "event_hosts_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_school_id_event_id_fkey" FOREIGN KEY ("school_id", "event_id") REFERENCES "events"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_assets" ADD CONSTRAINT "media_assets_school_id_owner_id_fkey" FOREIGN KEY ("school_id", "owner_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_uses" ADD CONSTRAINT "media_uses_school_id_media_id_fkey" FOREIGN KEY ("school_id", "media_id") REFERENCES "media_assets"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_school_id_reporter_id_fkey" FOREIGN KEY ("school_id", "reporter_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_school_id_follower_id_fkey" FOREIGN KEY ("school_id", "follower_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_school_id_followee_id_fkey" FOREIGN KEY ("school_id", "followee_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_school_id_other_id_fkey" FOREIGN KEY ("school_id", "other_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recent_searches" ADD CONSTRAINT "recent_searches_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


