import type pg from 'pg'

const DAYS = 365
const PICTURES = 200

/**
 * Billboards as they look after a year, newest last: one in four posts with a picture, one in ten in a club, some for followers alone, a
 * few liked by many. As the owner, in bulk, into schools that `fill` has opened.
 */
export async function fillBillboards(client: pg.Client, posts: number): Promise<void> {
  await client.query("set session_replication_role = 'replica'")
  await client.query(numbered)
  for (const statement of [clubs, members, follows, blocks, pictures]) await client.query(statement)
  await client.query(billboards, [posts, DAYS])
  for (const statement of [uses, likes, hides]) await client.query(statement)
  await client.query("set session_replication_role = 'origin'")
  await client.query('vacuum analyze')
  await client.query('checkpoint')
}

const numbered = `
  create temporary table student as
  select s.id as school_id, u.id, s.school, row_number() over (partition by s.id order by u.id) - 1 as seat,
         count(*) over (partition by s.id) as seats
    from (select id, row_number() over (order by id) - 1 as school from schools where slug like 'campus-%') s
    join users u on u.school_id = s.id`

const clubs = `
  insert into clubs (school_id, id, slug, name, category, created_by_id, hidden)
  select school_id, uuidv7(), 'club-' || n, 'Club ' || n, 'other', id, n = 10 from student, generate_series(1, 10) n where seat = 0`

const members = `
  insert into club_members (school_id, club_id, user_id)
  select s.school_id, c.id, s.id from student s
    join (select school_id, id, row_number() over (partition by school_id order by id) as n from clubs) c
      on c.school_id = s.school_id and (s.seat + c.n) % 4 = 0`

const follows = `
  insert into follows (school_id, follower_id, followee_id)
  select a.school_id, a.id, b.id from student a join student b on b.school_id = a.school_id and b.seat between a.seat + 1 and a.seat + 8`

const blocks = `
  insert into blocks (school_id, user_id, other_id, mine, theirs)
  select a.school_id, a.id, b.id, true, false from student a join student b on b.school_id = a.school_id and b.seat = a.seat + 11`

const pictures = `
  insert into media_assets (school_id, id, owner_id, purpose, kind, state, public_id, version, format, bytes, width, height)
  select school_id, uuidv7(), id, 'post', 'image', 'ready', 'bench/' || school || '/' || n, 1, 'jpg', 1, 1600, 1200
    from student, generate_series(1, ${PICTURES}) n where seat = 0`

/** Post i of all belongs to school i mod S, and there to each student in turn. */
const billboards = `
  insert into posts (school_id, id, author_id, club_id, visibility, body, tags, media_count, like_count, created_at)
  select s.school_id, uuidv7(-age), s.id, c.id,
         case when c.id is not null and turn % 20 = 0 then 'club' when turn % 25 = 1 then 'followers' else 'school' end,
         repeat('Study group for the midterm meets at the library on Thursday, everybody is welcome. ', 1 + turn % 5) || i,
         array['tag' || turn % 500], case when turn % 4 = 0 then 1 else 0 end, case when turn % 10 = 3 then 10 else 1 end, now() - age
    from generate_series(1, $1::int) i
    cross join (select max(school) + 1 as schools, max(seats) as seats from student) many
    cross join lateral (select (i / many.schools)::int as turn, make_interval(secs => ($1 - i)::float8 / $1 * $2 * 86400) as age) at
    join student s on s.school = i % many.schools and s.seat = (at.turn * 7) % many.seats
    left join (select school_id, id, row_number() over (partition by school_id order by id) as n from clubs) c
      on c.school_id = s.school_id and at.turn % 10 = 0 and c.n = 1 + (at.turn / 10) % 10`

const uses = `
  insert into media_uses (school_id, subject, subject_id, media_id)
  select p.school_id, 'post', p.id, m.id
    from (select school_id, id, row_number() over (partition by school_id order by id) as n from posts where media_count > 0) p
    join (select school_id, id, row_number() over (partition by school_id order by id) as n from media_assets) m
      on m.school_id = p.school_id and m.n = 1 + p.n % ${PICTURES}`

const likes = `
  insert into post_likes (school_id, user_id, post_id, created_at)
  select p.school_id, s.id, p.id, p.created_at
    from (select school_id, id, like_count, created_at, row_number() over (partition by school_id order by id) as n from posts) p
    join student s on s.school_id = p.school_id and (s.seat + s.seats - p.n % s.seats) % s.seats < p.like_count`

const hides = `
  insert into post_hides (school_id, user_id, post_id)
  select s.school_id, s.id, p.id from student s
    join lateral (select id from posts where school_id = s.school_id order by id desc limit 5) p on true where s.seat % 5 = 0`
