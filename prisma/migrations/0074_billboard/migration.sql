-- The billboard's hot lists, and what a post keeps of its own text so that a list need not ask for it.
set lock_timeout = '5s';

alter table "posts" add column "mentions" jsonb not null default '[]';
alter table "posts" add column "tags" text[] default array[]::text[];
alter table "posts" add column "acknowledged" integer not null default 0;
alter table "comments" add column "mentions" jsonb not null default '[]';
alter table "poll_votes" add column "first" boolean not null default true;

-- "Do I like it?" is asked for every post of a page. Whichever of these indexes the planner takes, it leads to one row: one that leads to
-- all likes of the post would do as well for most posts, and not for the one that everybody likes.
drop index "post_likes_school_id_post_id_idx";
create index "post_likes_school_id_post_id_user_id_idx" on "post_likes" ("school_id", "post_id", "user_id");
-- What was liked since somebody began to read.
create index "post_likes_school_id_created_at_post_id_idx" on "post_likes" ("school_id", "created_at", "post_id");
drop index "bookmarks_school_id_post_id_idx";
create index "bookmarks_school_id_post_id_user_id_idx" on "bookmarks" ("school_id", "post_id", "user_id");
drop index "post_hides_school_id_post_id_idx";
create index "post_hides_school_id_post_id_user_id_idx" on "post_hides" ("school_id", "post_id", "user_id");
drop index "post_mentions_school_id_user_id_idx";
create index "post_mentions_school_id_user_id_post_id_idx" on "post_mentions" ("school_id", "user_id", "post_id");
drop index "comments_school_id_author_id_idx";
create index "comments_school_id_author_id_id_idx" on "comments" ("school_id", "author_id", "id");

alter table posts add constraint posts_card_check check ((card_kind is null) = (card_id is null) and card_kind in ('event', 'product', 'club'));
alter table posts add constraint posts_acknowledged_check check (acknowledged >= 0);
-- One ballot for each person, however many arrive at once.
create unique index poll_votes_one_hot on poll_votes (school_id, post_id, user_id) where first;

-- What is in a list at all. Counting a like changes no index, so the row stays where it is while its page has room.
alter table posts set (fillfactor = 90);
drop index posts_newest_hot;
drop index posts_author_hot;
create index posts_newest_hot on posts (school_id, id desc)
  where deleted_at is null and hidden_at is null and archived_at is null;
create index posts_author_hot on posts (school_id, author_id, id desc)
  where deleted_at is null and hidden_at is null and archived_at is null;
create index posts_club_hot on posts (school_id, club_id, id desc)
  where deleted_at is null and hidden_at is null and archived_at is null and club_id is not null;
create index posts_announced_hot on posts (school_id, id desc)
  where deleted_at is null and hidden_at is null and archived_at is null and kind = 'announcement';
create index posts_pinned_hot on posts (school_id, pinned_at desc)
  where deleted_at is null and hidden_at is null and archived_at is null and pinned_at is not null;
create index posts_pictured_hot on posts (school_id, has_video, id desc)
  where deleted_at is null and hidden_at is null and archived_at is null and media_count > 0;
create index posts_archived_hot on posts (school_id, author_id, id desc) where deleted_at is null and archived_at is not null;
