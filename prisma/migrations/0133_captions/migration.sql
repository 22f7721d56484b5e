-- What is said in a video, as text that its player shows.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "media_assets" ADD COLUMN     "captioned" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "media_captions" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "media_id" UUID NOT NULL,
    "vtt" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_captions_pkey" PRIMARY KEY ("school_id","media_id")
);

-- AddForeignKey
ALTER TABLE "media_captions" ADD CONSTRAINT "media_captions_school_id_media_id_fkey" FOREIGN KEY ("school_id", "media_id") REFERENCES "media_assets"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select enclose('media_captions');
