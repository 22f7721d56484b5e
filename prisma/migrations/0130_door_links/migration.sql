-- Links by which somebody without an account lets people in at one event, and who was let in and taken out by whom.
set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "door_links" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "door_links_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "door_entries" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'in',
    "by_id" UUID NOT NULL,
    "link_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "door_entries_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateIndex
CREATE INDEX "door_links_school_id_event_id_id_idx" ON "door_links"("school_id", "event_id", "id" DESC);

-- CreateIndex
CREATE INDEX "door_links_school_id_created_by_id_idx" ON "door_links"("school_id", "created_by_id");

-- CreateIndex
CREATE INDEX "door_entries_school_id_event_id_id_idx" ON "door_entries"("school_id", "event_id", "id" DESC);

-- CreateIndex
CREATE INDEX "door_entries_school_id_user_id_idx" ON "door_entries"("school_id", "user_id");

-- CreateIndex
CREATE INDEX "door_entries_school_id_by_id_idx" ON "door_entries"("school_id", "by_id");

-- CreateIndex
CREATE INDEX "door_entries_school_id_link_id_idx" ON "door_entries"("school_id", "link_id");

-- AddForeignKey
ALTER TABLE "door_links" ADD CONSTRAINT "door_links_school_id_event_id_fkey" FOREIGN KEY ("school_id", "event_id") REFERENCES "events"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_links" ADD CONSTRAINT "door_links_school_id_created_by_id_fkey" FOREIGN KEY ("school_id", "created_by_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_entries" ADD CONSTRAINT "door_entries_school_id_event_id_fkey" FOREIGN KEY ("school_id", "event_id") REFERENCES "events"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_entries" ADD CONSTRAINT "door_entries_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_entries" ADD CONSTRAINT "door_entries_school_id_by_id_fkey" FOREIGN KEY ("school_id", "by_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_entries" ADD CONSTRAINT "door_entries_school_id_link_id_fkey" FOREIGN KEY ("school_id", "link_id") REFERENCES "door_links"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

select enclose('door_links');
select enclose('door_entries');
-- What happened at a door stays as it was written.
revoke update, delete on door_entries from banter_app;

alter table door_entries add constraint door_entries_kind_check check (kind in ('in', 'out'));
