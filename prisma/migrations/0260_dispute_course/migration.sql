-- Who decides a dispute, until when its decision can be contested, and what was decided first.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "disputes" ADD COLUMN     "buyer_agreed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "final_at" TIMESTAMPTZ(3),
ADD COLUMN     "first_refund" INTEGER,
ADD COLUMN     "first_verdict" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "instance" TEXT NOT NULL DEFAULT 'school',
ADD COLUMN     "platform_by_id" UUID,
ADD COLUMN     "seller_agreed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "platform_cases" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "dispute_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "platform_cases_pkey" PRIMARY KEY ("school_id","dispute_id")
);

-- AddForeignKey
ALTER TABLE "platform_cases" ADD CONSTRAINT "platform_cases_school_id_dispute_id_fkey" FOREIGN KEY ("school_id", "dispute_id") REFERENCES "disputes"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

alter table disputes add constraint disputes_instance_check check (instance in ('school', 'platform'));

-- The platform finds here which schools wait for it: it holds ids, and shows them to nobody who is inside another school.
alter table platform_cases enable row level security;
alter table platform_cases force row level security;
create policy read on platform_cases for select to banter_app using (school_id = (select app.school_id()) or (select app.school_id()) is null);
create policy hand_over on platform_cases for insert to banter_app with check (school_id = (select app.school_id()));
create policy change on platform_cases for update to banter_app using (school_id = (select app.school_id())) with check (school_id = (select app.school_id()));
grant select, insert, update on platform_cases to banter_app;

create index platform_cases_open_hot on platform_cases (since, dispute_id) where done_at is null;
create index platform_cases_dispute_hot on platform_cases (dispute_id);
drop index disputes_open_hot;
create index disputes_open_hot on disputes (school_id, id) where state in ('answer', 'decision', 'decided', 'appealed');
