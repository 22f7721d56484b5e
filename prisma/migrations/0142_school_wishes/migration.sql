-- Schools that somebody misses.
set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "school_wishes" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "school_wishes_pkey" PRIMARY KEY ("school_id","id")
);

select enclose('school_wishes');
-- The same wish twice is one.
create unique index school_wishes_once_hot on school_wishes (school_id, email, lower(name));
create index school_wishes_open_hot on school_wishes (school_id, id desc) where handled_at is null;
