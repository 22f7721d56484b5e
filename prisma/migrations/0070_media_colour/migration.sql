-- A colour to show until a picture is there, and the ways to find what is to be tidied away or looks alike.
set lock_timeout = '5s';
-- AlterTable
ALTER TABLE "media_assets" ADD COLUMN     "colour" TEXT NOT NULL DEFAULT '';

create index media_assets_tombstone_hot on media_assets (school_id, deleted_at) where state = 'deleted';
create index media_assets_waiting_hot on media_assets (school_id, created_at) where state = 'announced';
create index media_assets_alike_hot on media_assets (school_id, fingerprint, id) where state = 'ready' and fingerprint is not null;
