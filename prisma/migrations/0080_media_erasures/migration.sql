-- The proof that a closed account's pictures are gone, and what the tidying looks for.
set lock_timeout = '5s';
-- CreateTable
CREATE TABLE "media_erasures" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "files" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "media_erasures_pkey" PRIMARY KEY ("school_id","user_id")
);

select enclose('media_erasures');
create index media_erasures_open_hot on media_erasures (school_id, asked_at) where finished_at is null;
create index media_assets_unshown_hot on media_assets (school_id, ready_at) where state = 'ready';
create index media_assets_claimed_hot on media_assets (school_id, id) where state = 'purged' and purged_at is null;
