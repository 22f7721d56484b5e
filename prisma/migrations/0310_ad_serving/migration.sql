-- Which ads are shown where, worked out every few seconds, and how often one account followed them.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "ad_frequency" ADD COLUMN     "clicks" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ad_plans" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "placement" TEXT NOT NULL DEFAULT 'feed',
    "version" BIGINT NOT NULL DEFAULT 1,
    "plan" JSONB NOT NULL DEFAULT '{}',
    "measured" DOUBLE PRECISION,
    "hour" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "showings" INTEGER NOT NULL DEFAULT 0,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ad_plans_pkey" PRIMARY KEY ("school_id","placement")
);

select enclose('ad_plans');
alter table ad_plans add constraint ad_plans_check check (placement in ('feed', 'shop', 'events', 'clubs', 'rail') and showings >= 0);
-- Written every few seconds, in place.
alter table ad_plans set (fillfactor = 50);
alter table ad_frequency add constraint ad_frequency_clicks_check check (clicks >= 0);

-- Which schools the rotation has to look at: it tells that a school has ads, and nothing of them. Owned by a role that sees these two
-- tables, run by the app alone.
do $$ begin create role banter_rotation nologin nosuperuser nobypassrls; exception when duplicate_object then null; end $$;
grant usage on schema public, app to banter_rotation;
grant select (school_id, state) on campaigns to banter_rotation;
grant select (school_id) on ad_plans to banter_rotation;
create policy live on campaigns for select to banter_rotation using (state = 'live');
create policy planned on ad_plans for select to banter_rotation using (true);
create function app.schools_with_ads() returns setof uuid language sql stable security definer rows 100
set search_path = pg_catalog, app, public, pg_temp as $$
  select school_id from campaigns where state = 'live' union select school_id from ad_plans
$$;
grant banter_rotation to current_user;
grant create on schema app to banter_rotation;
alter function app.schools_with_ads() owner to banter_rotation;
revoke create on schema app from banter_rotation;
revoke execute on function app.schools_with_ads() from public;
grant execute on function app.schools_with_ads() to banter_app;
