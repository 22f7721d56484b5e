-- What finance found out about a difference, in their words.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "recon_issues" ADD COLUMN     "remark" TEXT NOT NULL DEFAULT '';
