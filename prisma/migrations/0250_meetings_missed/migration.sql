-- Somebody can be missed at each meeting of an order, once.
set lock_timeout = '5s';

-- DropIndex
DROP INDEX "no_shows_school_id_order_id_said_by_id_key";

-- CreateIndex
CREATE INDEX "no_shows_school_id_order_id_idx" ON "no_shows"("school_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "no_shows_school_id_meeting_id_said_by_id_key" ON "no_shows"("school_id", "meeting_id", "said_by_id");

-- What the staff decided, the latest first.
create index no_shows_decided_hot on no_shows (school_id, id desc) where decided_by_id is not null;
