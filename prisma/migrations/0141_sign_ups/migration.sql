-- What is asked for with an address belongs to the browser that asked: its code confirms that and nothing else.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "email_codes" ADD COLUMN     "applicant" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "sign_ups" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "user_id" UUID NOT NULL,
    "applicant" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "major" TEXT,
    "phone" TEXT,
    "password_hash" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_ups_pkey" PRIMARY KEY ("school_id","user_id","applicant")
);

-- AddForeignKey
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select enclose('sign_ups');
