-- What Prisma's schema cannot say about the tables of campus life: the wall, which values can exist, and what is never changed.
set lock_timeout = '5s';

select enclose('media_assets');
select enclose('media_uses');
select enclose('media_quotas');
select enclose('profiles');
select enclose('follows');
select enclose('blocks');
select enclose('clubs');
select enclose('club_members');
select enclose('club_requests');
select enclose('club_invites');
select enclose('club_groups');
select enclose('club_group_members');
select enclose('club_resources');
select enclose('club_handovers');
select enclose('club_history');
select enclose('event_series');
select enclose('events');
select enclose('event_hosts');
select enclose('rsvps');
select enclose('calendar_feeds');
select enclose('post_drafts');
select enclose('post_versions');
select enclose('post_likes');
select enclose('post_hides');
select enclose('post_mentions');
select enclose('post_tags');
select enclose('bookmarks');
select enclose('acknowledgements');
select enclose('comments');
select enclose('mutes');
select enclose('poll_options');
select enclose('poll_votes');
select enclose('search_documents');
select enclose('recent_searches');
select enclose('reports');
revoke update, delete on club_history, post_versions from banter_app;

-- ── Which values can exist ──
alter table media_assets add constraint media_assets_size_check check (bytes >= 0 and width >= 0 and height >= 0);
alter table media_quotas add constraint media_quotas_check check (bytes >= 0);
alter table follows add constraint follows_two_people_check check (follower_id <> followee_id);
alter table blocks add constraint blocks_two_people_check check (user_id <> other_id and (mine or theirs));
alter table profiles add constraint profiles_seen_by_check check (
  array[major_seen_by, year_seen_by, bio_seen_by, interests_seen_by, clubs_seen_by, listings_seen_by] <@ array['everyone', 'clubs', 'nobody']);
alter table clubs add constraint clubs_entry_check check (entry in ('open', 'request', 'invite'));
alter table clubs add constraint clubs_state_check check (state in ('active', 'frozen', 'archived'));
alter table clubs add constraint clubs_member_count_check check (member_count >= 0);
alter table club_members add constraint club_members_role_check check (role in ('president', 'officer', 'treasurer', 'moderator', 'member'));
alter table club_members add constraint club_members_notify_check check (notify in ('all', 'highlights', 'none'));
alter table club_requests add constraint club_requests_state_check check (state in ('pending', 'approved', 'declined', 'expired', 'withdrawn'));
alter table club_invites add constraint club_invites_state_check check (state in ('pending', 'accepted', 'declined', 'revoked', 'expired'));
alter table club_handovers add constraint club_handovers_state_check check (state in ('offered', 'accepted', 'declined', 'withdrawn', 'expired'));
-- One open request and one open invitation for each person and club.
create unique index club_requests_open_hot on club_requests (school_id, club_id, user_id) where state = 'pending';
create unique index club_invites_open_hot on club_invites (school_id, club_id, user_id) where state = 'pending';
alter table events add constraint events_time_check check (ends_at > starts_at and ends_at <= starts_at + interval '14 days');
alter table events add constraint events_state_check check (state in ('draft', 'published', 'cancelled'));
alter table events add constraint events_audience_check check (audience in ('school', 'club'));
-- The last place can be given once: more heads than places cannot be stored.
alter table events add constraint events_capacity_check check (capacity is null or (capacity > 0 and taken <= capacity));
alter table events add constraint events_counts_check check (going >= 0 and taken >= going and interested >= 0);
alter table event_hosts add constraint event_hosts_one_check check (num_nonnulls(user_id, club_id) > 0);
alter table event_hosts add constraint event_hosts_role_check check (role in ('cohost', 'door'));
alter table rsvps add constraint rsvps_status_check check (status in ('going', 'interested', 'not_going', 'waiting', 'offered'));
alter table rsvps add constraint rsvps_guests_check check (guests between 0 and 10);
alter table posts add constraint posts_kind_check check (kind in ('post', 'announcement', 'poll'));
alter table posts add constraint posts_visibility_check check (visibility in ('school', 'club', 'followers') and (visibility <> 'club' or club_id is not null));
alter table posts add constraint posts_counts_check check (like_count >= 0 and comment_count >= 0);
alter table comments add constraint comments_counts_check check (reply_count >= 0);
alter table poll_options add constraint poll_options_votes_check check (votes >= 0);
alter table reports add constraint reports_state_check check (state in ('open', 'kept', 'removed'));
