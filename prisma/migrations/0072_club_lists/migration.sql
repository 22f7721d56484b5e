-- The lists of clubs and of people in them come out of an index in their order, and a club has one president.
set lock_timeout = '5s';

-- CreateIndex
CREATE INDEX "club_members_school_id_club_id_joined_at_user_id_idx" ON "club_members"("school_id", "club_id", "joined_at" DESC, "user_id" DESC);

create unique index club_members_president_hot on club_members (school_id, club_id) where role = 'president';
create index club_members_officers_hot on club_members (school_id, club_id) where role <> 'member';
create index club_requests_waiting_hot on club_requests (school_id, club_id, id) where state = 'pending';
create index club_handovers_offered_hot on club_handovers (school_id, club_id) where state = 'offered';

create index clubs_popular_hot on clubs (school_id, member_count desc, id desc)
  where deleted_at is null and not hidden and state <> 'archived';
create index clubs_category_hot on clubs (school_id, category, member_count desc, id desc)
  where deleted_at is null and not hidden and state <> 'archived';
create index clubs_newest_hot on clubs (school_id, id desc) where deleted_at is null and not hidden and state <> 'archived';
create index clubs_name_hot on clubs (school_id, slug) where deleted_at is null and not hidden and state <> 'archived';

-- Who shares a major, for "3 people in your major are members".
create index users_major_hot on users (school_id, major, id) where status = 'active' and not directory_hold;
create index clubs_frozen_hot on clubs (school_id, frozen_at, id) where state = 'frozen' and deleted_at is null;
