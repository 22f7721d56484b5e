-- Announcements that wait for their time, and who wants which mails.
set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "scheduled_announcements" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "club_id" UUID,
    "body" TEXT NOT NULL,
    "acknowledge" BOOLEAN NOT NULL DEFAULT false,
    "publish_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "failure" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheduled_announcements_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateTable
CREATE TABLE "mail_choices" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'announcement',
    "wanted" BOOLEAN NOT NULL DEFAULT true,
    "stop_key" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "mail_choices_pkey" PRIMARY KEY ("school_id","user_id","kind")
);

-- CreateIndex
CREATE INDEX "scheduled_announcements_school_id_author_id_idx" ON "scheduled_announcements"("school_id", "author_id");

-- CreateIndex
CREATE INDEX "scheduled_announcements_school_id_club_id_idx" ON "scheduled_announcements"("school_id", "club_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_choices_school_id_stop_key_key" ON "mail_choices"("school_id", "stop_key");

-- AddForeignKey
ALTER TABLE "scheduled_announcements" ADD CONSTRAINT "scheduled_announcements_school_id_author_id_fkey" FOREIGN KEY ("school_id", "author_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_announcements" ADD CONSTRAINT "scheduled_announcements_school_id_club_id_fkey" FOREIGN KEY ("school_id", "club_id") REFERENCES "clubs"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mail_choices" ADD CONSTRAINT "mail_choices_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select enclose('scheduled_announcements');
select enclose('mail_choices');

alter table mail_choices add constraint mail_choices_kind_check check (kind in ('announcement'));
