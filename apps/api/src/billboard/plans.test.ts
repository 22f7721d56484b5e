import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { beforeAll, expect, test } from 'vitest'
import { makeCampus, type TestCampus } from '../../test/campus.ts'
import { analyze, fillInBulk, planOf } from '../../test/plan.ts'
import { writeCursor } from '../http/cursor.ts'
import { commentsQuery, repliesQuery } from './comments/comment-list.ts'
import { listPosts } from './contract.ts'
import { streamed, streamOf } from './feed/feed.ts'
import { leads } from './feed/leads.ts'
import { newPostsQuery } from './feed/new-posts.ts'
import { newestPosts } from './posts/post-list.ts'
import { postRows } from './posts/post-rows.ts'
import { topPosts } from './posts/top-posts.ts'

const LONG_AGO = '0199aaaa-0000-7000-8000-000000000000'
let campus: TestCampus
let viewer: Viewer

const people = sql`(select id, row_number() over () as place from users)`
const posts = sql`(select id, row_number() over () as place from posts)`
const clubs = sql`(select id, row_number() over () as place from clubs)`
const owned = {
  post_likes: sql`post_likes`,
  bookmarks: sql`bookmarks`,
  post_mentions: sql`post_mentions`,
  post_hides: sql`post_hides`,
  acknowledgements: sql`acknowledgements`,
}

/** What a school has after a while, a statement each. */
function past(me: string, domain: string) {
  return [
    sql`insert into users (id, email, name, updated_at, email_verified_at)
        select app.uuid_v7(), 'author' || n || '@' || ${domain}, 'Author ' || n, now(), now() from generate_series(1, 600) n`,
    sql`insert into clubs (id, slug, name, category, created_by_id)
        select app.uuid_v7(), 'club-' || n, 'Club ' || n, 'other', ${me}::uuid from generate_series(1, 200) n`,
    sql`insert into club_members (club_id, user_id)
        select c.id, u.id from ${people} u join ${clubs} c on c.place between u.place % 200 and u.place % 200 + 4`,
    sql`insert into posts (id, author_id, club_id, visibility, kind, body, tags, media_count, deleted_at)
        select app.uuid_v7(), u.id, c.id,
               case when n % 5 = 0 and c.id is not null then 'club' when n % 7 = 0 then 'followers' else 'school' end,
               case when n % 400 = 0 then 'announcement' else 'post' end, 'Post ' || n, array['tag' || n % 200], n % 3,
               case when n % 11 = 0 then now() end
          from generate_series(1, 5000) n join ${people} u on u.place = 1 + n % 600 left join ${clubs} c on c.place = n % 400`,
    sql`insert into post_tags (post_id, tag) select id, tags[1] from posts`,
    sql`insert into follows (follower_id, followee_id)
        select a.id, b.id from ${people} a join ${people} b on b.place between a.place + 1 and a.place + 20`,
    ...Object.values(owned).map(
      (table) => sql`insert into ${table} (post_id, user_id)
        select p.id, u.id from ${posts} p join ${people} u on u.place in (1 + p.place % 600, 1 + (p.place + 7) % 600)`,
    ),
    sql`insert into blocks (user_id, other_id, mine, theirs)
        select a.id, b.id, true, false from ${people} a join ${people} b on b.place = a.place + 3`,
    sql`insert into comments (id, post_id, author_id, body)
        select app.uuid_v7(), p.id, u.id, 'Yes' from ${posts} p join ${people} u on u.place = 1 + p.place % 600`,
    sql`insert into comments (id, post_id, parent_id, author_id, body)
        select app.uuid_v7(), post_id, id, author_id, 'No' from comments`,
    sql`insert into mutes (user_id, subject, subject_key) select id, 'tag', 'tag' || n from users, generate_series(1, 5) n`,
    sql`insert into poll_options (post_id, position, label) select id, n, 'Yes' from posts, generate_series(0, 1) n`,
    sql`insert into poll_votes (post_id, user_id, position) select post_id, user_id, 0 from post_likes`,
    sql`insert into club_invites (id, club_id, user_id, invited_by_id, state, expires_at)
        select app.uuid_v7(), c.id, u.id, ${me}::uuid, 'declined', now() from clubs c, (select id from users limit 20) u`,
  ]
}

/** Several schools that have a past: the planner knows the numbers of large tables. */
beforeAll(async () => {
  for (let i = 0; i < 3; i++) {
    campus = await makeCampus()
    viewer = (await campus.student()).viewer
    await fillInBulk(campus.school.id, past(viewer.id, campus.domain))
  }
  await analyze(
    ...['posts', 'users', 'clubs', 'club_members', 'follows', ...Object.keys(owned), 'blocks', 'comments'],
    ...['mutes', 'post_tags', 'club_invites', 'poll_votes', 'poll_options'],
  )
}, 120_000)

const list = (asked: object) => () => newestPosts(viewer, listPosts.schema.querystring.parse(asked))
const cursor = writeCursor([LONG_AGO])

test.each([
  ['everything', list({}), 'posts_newest_hot'],
  ['everything, further down', list({ cursor }), 'posts_newest_hot'],
  ['one’s own', list({ author: 'me' }), 'posts_author_hot'],
  ['a club’s', list({ club: LONG_AGO }), 'posts_club_hot'],
  ['pictures', list({ kind: 'image' }), 'posts_pictured_hot'],
  ['a hashtag’s', list({ tag: 'tag7' }), 'post_tags_pkey'],
  ['what is saved', list({ saved: 'true' }), 'bookmarks_pkey'],
  ['what names one', list({ mentions: 'me' }), 'post_mentions_school_id_user_id_post_id_idx'],
  ['the feed', () => streamOf(viewer, 'latest', { limit: 20 }), 'posts_newest_hot'],
  [
    'the feed, further down',
    () => streamOf(viewer, 'latest', { before: LONG_AGO, limit: 20 }),
    'posts_newest_hot',
  ],
  ['comments', () => commentsQuery(viewer, LONG_AGO, { limit: 20 }), 'comments_school_id_post_id_id_idx'],
  ['replies', () => repliesQuery(viewer, LONG_AGO, { limit: 20 }), 'comments_school_id_parent_id_id_idx'],
])('%s: by its index, which neither sorts nor scans', async (_what, query, index) => {
  const plan = await planOf(campus, query())
  expect(plan.join('\n')).toContain(index)
  expect(
    plan.filter((step) => /Sort|Seq Scan|Bitmap/.test(step)),
    plan.join('\n'),
  ).toEqual([])
})

test.each([
  ['following', () => streamOf(viewer, 'following', { limit: 20 }), 'posts_author_hot'],
  ['my clubs', () => streamOf(viewer, 'clubs', { limit: 20 }), 'posts_club_hot'],
  [
    'the top of the week',
    () => topPosts(streamed(viewer), { after: null, asOf: Date.now() }, 20),
    'Index Scan posts_',
  ],
  [
    'further down the top',
    () => topPosts(streamed(viewer), { after: { score: 1, id: LONG_AGO }, asOf: Date.now() }, 20),
    'Index Scan posts_',
  ],
  ['what leads the feed', () => leads({ now: new Date() } as never, viewer), 'posts_announced_hot'],
  ['words in all posts', list({ q: 'post' }), 'posts_pkey'],
  ['how many are new', () => newPostsQuery(viewer, { since: LONG_AGO }), 'posts_newest_hot'],
])('%s: by its index, and sorted are only the few that it gives', async (_what, query, index) => {
  const plan = await planOf(campus, query())
  expect(plan.join('\n')).toContain(index)
  expect(
    plan.filter((step) => /Seq Scan/.test(step)),
    plan.join('\n'),
  ).toEqual([])
})

test('what is shown of a page is found by keys alone', async () => {
  const plan = await planOf(campus, postRows(viewer, streamOf(viewer, 'latest', { limit: 20 })))
  for (const key of ['posts_pkey', 'users_pkey', 'clubs_pkey', 'poll_votes'])
    expect(plan.join('\n')).toContain(key)
  expect(
    plan.filter((step) => /Seq Scan/.test(step)),
    plan.join('\n'),
  ).toEqual([])
})
