import type pg from 'pg'
import { billboardTables } from './billboard-tables.ts'
import { userId } from './demo-rows.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

interface Said {
  id: string
  body: string
  created_at: string | Date
}

/** What goes on on the demo's billboard: posts that carry something, a poll, an announcement, comments, and who likes what. */
export async function layOutBillboard(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const tables = billboardTables[school.slug]
  if (!tables) return
  for (const row of rowsOf(tables.posts)) await insertPost(client, school, now, row)
  const { rows: posts } = await client.query<Said>('select id, body, created_at from posts order by id')
  const people = rowsOf(school.people).map(([account = '']) => userId(school, account))
  await insertPolls(client, posts, people, rowsOf(tables.polls))
  await insertComments(client, school, posts, now, rowsOf(tables.comments))
  await insertLikes(client, posts, people, now)
}

async function insertPost(client: pg.Client, school: DemoSchool, now: Date, row: string[]) {
  const [author, age, club = '', visibility, kind, card = '', body = ''] = row
  const at = new Date(now.getTime() - Number(age) * DAY)
  const clubId = club ? await idOf(client, 'select id from clubs where slug = $1', club) : null
  // A club's own post without the club would be seen by the wrong people.
  if (club && !clubId) return
  const [cardKind = '', named = ''] = card.split(/:(.*)/)
  const cardId = card ? await carried(client, cardKind, named) : null
  const id = seededId(at, school.slug, 'post', body)
  const tags = [...body.matchAll(/#(\w+)/g)].map(([, tag]) => tag?.toLowerCase())
  await client.query(
    `insert into posts (id, author_id, club_id, visibility, kind, card_kind, card_id, body, tags, created_at, acknowledge, expires_at, poll_ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      userId(school, author),
      clubId,
      visibility,
      kind,
      cardId ? cardKind : null,
      cardId,
      body,
      tags,
      at,
      kind === 'announcement' && body.includes('acknowledge'),
      kind === 'announcement' ? new Date(now.getTime() + 30 * DAY) : null,
      kind === 'poll' ? new Date(now.getTime() + 7 * DAY) : null,
    ],
  )
  await client.query('insert into post_tags (post_id, tag) select $1, unnest($2::text[])', [id, tags])
}

function carried(client: pg.Client, kind: string, named: string) {
  const from: Record<string, string> = {
    product: 'select id from products where title = $1',
    event: `select id from events where title = $1 and state = 'published' order by starts_at limit 1`,
    club: 'select id from clubs where slug = $1',
  }
  return idOf(client, from[kind] ?? '', named)
}

async function idOf(client: pg.Client, query: string, named: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(query, [named])
  return rows[0]?.id ?? null
}

async function insertPolls(client: pg.Client, posts: Said[], people: string[], rows: string[][]) {
  for (const [begins = '', answers = ''] of rows) {
    const post = called(posts, begins)
    // A crowd votes in turn: the demo student is the first of the people, and has yet to vote.
    const voters = people.slice(1)
    for (const [position, answer] of answers.split(',').entries()) {
      const [label = '', votes = '0'] = answer.trim().split('=')
      const cast = voters.splice(0, Number(votes))
      await client.query(
        'insert into poll_options (post_id, position, label, votes) values ($1, $2, $3, $4)',
        [post.id, position, label, cast.length],
      )
      await client.query(
        'insert into poll_votes (post_id, user_id, position, first) select $1, unnest($2::uuid[]), $3, true',
        [post.id, cast, position],
      )
    }
  }
}

async function insertComments(
  client: pg.Client,
  school: DemoSchool,
  posts: Said[],
  now: Date,
  rows: string[][],
) {
  const first = new Map<string, string>()
  for (const [begins = '', who = '', hours, answers = '', body = ''] of rows) {
    const post = called(posts, begins)
    const at = new Date(Math.min(new Date(post.created_at).getTime() + Number(hours) * HOUR, now.getTime()))
    const id = seededId(at, school.slug, 'comment', begins, body)
    const parent = answers ? first.get(begins + answers) : null
    if (!answers) first.set(begins + who, id)
    await client.query(
      'insert into comments (id, post_id, parent_id, author_id, body, created_at) values ($1, $2, $3, $4, $5, $6)',
      [id, post.id, parent, userId(school, who), body, at],
    )
  }
  await client.query(
    'update posts p set comment_count = (select count(*) from comments c where c.post_id = p.id) where kind <> $1',
    ['announcement'],
  )
  await client.query(
    'update comments c set reply_count = (select count(*) from comments r where r.parent_id = c.id)',
  )
}

/** Some posts are liked by many and some by few, the same ones in every run. */
async function insertLikes(client: pg.Client, posts: Said[], people: string[], now: Date) {
  const likes = posts.flatMap((post, i) =>
    people
      .filter((_, j) => ((i + 3) * (j + 5) * 7) % 19 < (i * 5) % 13)
      .map((user_id) => ({ post_id: post.id, user_id })),
  )
  await client.query(
    `insert into post_likes (post_id, user_id, created_at)
     select l.post_id, l.user_id, least(p.created_at + interval '2 hours', $2)
       from jsonb_to_recordset($1) as l(post_id uuid, user_id uuid) join posts p on p.id = l.post_id
      where p.visibility = 'school' and p.author_id <> l.user_id`,
    [JSON.stringify(likes), now],
  )
  await client.query(
    'update posts p set like_count = (select count(*) from post_likes l where l.post_id = p.id)',
  )
}

function called(posts: Said[], begins: string): Said {
  const post = posts.find(({ body }) => body.startsWith(begins))
  if (!post) throw new Error(`No post begins with “${begins}”.`)
  return post
}
