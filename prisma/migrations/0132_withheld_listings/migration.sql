-- Listings that are out of the shop while their seller is suspended: those that come back when the suspension ends.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "products" ADD COLUMN     "withheld_at" TIMESTAMPTZ(3);

create index products_withheld_hot on products (school_id, seller_id) where withheld_at is not null;
