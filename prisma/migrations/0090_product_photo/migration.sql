-- The first photo of a listing, for lists to show without asking for it.
set lock_timeout = '5s';
-- AlterTable
ALTER TABLE "products" ADD COLUMN     "photo_key" TEXT;
