-- A picture by its one file, how each owner came to it, and when its maker or the staff took it away.
set lock_timeout = '5s';

-- DropIndex
DROP INDEX "pictures_school_id_original_id_idx";

-- AlterTable
ALTER TABLE "picture_owners" ADD COLUMN     "how" TEXT NOT NULL DEFAULT 'bought';

-- AlterTable
ALTER TABLE "pictures" ADD COLUMN     "barred_at" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "pictures_school_id_original_id_key" ON "pictures"("school_id", "original_id");

alter table picture_owners add constraint picture_owners_how_check check (how in ('made', 'bought', 'returned') and (how <> 'made' or order_id is null));
-- An order hands a picture over once, and takes it back once.
create unique index picture_owners_order_hot on picture_owners (school_id, order_id, picture_id, how) where order_id is not null;
-- There is one original: it cannot be in stock and reserved, or there twice.
alter table products add constraint products_original_check check (picture_id is null or stock + reserved <= 1);
