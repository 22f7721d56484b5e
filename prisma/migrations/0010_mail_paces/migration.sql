-- How often an address was written to, for the wait before the next mail.
set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "mail_paces" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "email_hash" TEXT NOT NULL,
    "purpose" "EmailCodePurpose" NOT NULL,
    "sent" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_paces_pkey" PRIMARY KEY ("school_id","email_hash","purpose")
);

select enclose('mail_paces');
