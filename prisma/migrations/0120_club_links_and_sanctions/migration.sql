-- A club's category is one that there is, a way in for whoever scans its poster, and what the school does about those who break its rules.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "clubs" ADD COLUMN     "archive_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "archived_by_school" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "category" SET DEFAULT 'other';

-- CreateTable
CREATE TABLE "club_invite_links" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "club_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "joined" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "club_invite_links_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "sanctions" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'warning',
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3),
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" UUID,

    CONSTRAINT "sanctions_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateIndex
CREATE INDEX "club_invite_links_school_id_club_id_id_idx" ON "club_invite_links"("school_id", "club_id", "id" DESC);

-- CreateIndex
CREATE INDEX "club_invite_links_school_id_created_by_id_idx" ON "club_invite_links"("school_id", "created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "club_invite_links_school_id_token_key" ON "club_invite_links"("school_id", "token");

-- CreateIndex
CREATE INDEX "sanctions_school_id_user_id_id_idx" ON "sanctions"("school_id", "user_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "club_invite_links" ADD CONSTRAINT "club_invite_links_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "club_invite_links" ADD CONSTRAINT "club_invite_links_school_id_created_by_id_fkey" FOREIGN KEY ("school_id", "created_by_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select enclose('club_invite_links');
select enclose('sanctions');
revoke delete on sanctions from banter_app;

alter table clubs add constraint clubs_category_check check (category in ('academic', 'arts', 'career', 'culture', 'faith', 'gaming',
  'music', 'outdoors', 'service', 'social', 'sports', 'technology', 'other'));
alter table sanctions add constraint sanctions_kind_check check (kind in ('warning', 'suspension'));
alter table reports drop constraint reports_state_check;
alter table reports add constraint reports_state_check check (state in ('open', 'kept', 'removed', 'warned', 'suspended', 'archived'));

-- Who founded clubs lately; and the open ways into a club.
create index clubs_founder_hot on clubs (school_id, created_by_id, created_at);
create index club_invite_links_open_hot on club_invite_links (school_id, club_id, id desc) where ended_at is null;
