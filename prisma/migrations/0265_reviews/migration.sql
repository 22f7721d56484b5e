-- What the two of an order say of each other: a name of its own for each, what was good or bad of a list, and the order in which it was shown.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "id" UUID NOT NULL DEFAULT app.uuid_v7(),
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE UNIQUE INDEX "reviews_school_id_id_key" ON "reviews"("school_id", "id");

alter table reviews add constraint reviews_tags_check check (tags <@ array['as_described', 'on_time', 'friendly', 'quick', 'not_as_described', 'late', 'unfriendly', 'slow']::text[]);
alter table reviews add constraint reviews_reply_check check (reply = '' or shown_at is not null);

drop index reviews_shown_hot;
create index reviews_shown_hot on reviews (school_id, subject_id, shown_at desc, id desc) where shown_at is not null and hidden_at is null;
