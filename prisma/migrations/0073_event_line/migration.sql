-- Events that staff look at first, guests that hosts say yes to, the clock of the campus, and the indexes of what is on.
set lock_timeout = '5s';

alter table "events" add column "approval" boolean not null default false;
alter table "event_hosts" add column "pending" boolean not null default false;
alter table "rsvps" add column "check_in_id" uuid;

create table "event_reviews" (
    "school_id" uuid not null default app.school_id(),
    "event_id" uuid not null,
    "kind" text not null default 'publish',
    "state" text not null default 'pending',
    "changes" jsonb not null default '{}',
    "comment" text not null default '',
    "decided_by_id" uuid,
    "created_at" timestamptz(3) not null default current_timestamp,
    "decided_at" timestamptz(3),
    constraint "event_reviews_pkey" primary key ("school_id", "event_id")
);
alter table "event_reviews" add constraint "event_reviews_school_id_event_id_fkey" foreign key ("school_id", "event_id")
  references "events" ("school_id", "id") on delete cascade on update cascade;

create table "calendar_settings" (
    "school_id" uuid not null default app.school_id(),
    "time_zone" text not null default 'America/Chicago',
    "review" boolean not null default false,
    constraint "calendar_settings_pkey" primary key ("school_id")
);
select enclose('event_reviews');
select enclose('calendar_settings');

alter table events drop constraint events_state_check;
alter table events add constraint events_state_check check (state in ('draft', 'submitted', 'published', 'cancelled'));
alter table rsvps drop constraint rsvps_status_check;
alter table rsvps add constraint rsvps_status_check
  check (status in ('going', 'interested', 'not_going', 'waiting', 'offered', 'requested', 'declined'));
-- Who waits has a place in the line, and an offer has an end.
alter table rsvps add constraint rsvps_line_check check (
  (status <> 'waiting' or queued_at is not null) and (status <> 'offered' or offer_ends_at is not null));
alter table event_reviews add constraint event_reviews_kind_check check (kind in ('publish', 'change'));
alter table event_reviews add constraint event_reviews_state_check check (state in ('pending', 'returned', 'approved'));

create index events_soonest_hot on events (school_id, starts_at, id) where state = 'published' and deleted_at is null;
create index events_newest_hot on events (school_id, id desc) where state = 'published' and deleted_at is null;
create index events_category_hot on events (school_id, category, starts_at, id) where state = 'published' and deleted_at is null;
create index events_club_hot on events (school_id, club_id, starts_at, id) where deleted_at is null;
create index rsvps_line_hot on rsvps (school_id, event_id, queued_at) where status = 'waiting';
create index rsvps_offered_hot on rsvps (school_id, event_id, offer_ends_at) where status = 'offered';
create index rsvps_coming_hot on rsvps (school_id, event_id, user_id) where status = 'going';
create index event_reviews_pending_hot on event_reviews (school_id, created_at, event_id) where state = 'pending';
