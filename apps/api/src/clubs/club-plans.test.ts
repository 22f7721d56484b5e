import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeCampus, type TestCampus } from '../../test/campus.ts'
import { analyze, planOf } from '../../test/plan.ts'
import { writeCursor } from '../http/cursor.ts'
import { invitesQuery, myInvitesQuery } from './admission/invites.ts'
import { requestsQuery } from './admission/requests.ts'
import { clubsQuery, type Filters } from './club-list.ts'
import { ClubCategory } from './contract.ts'
import { membersQuery } from './members/member-list.ts'
import { candidatesQuery } from './suggestions/candidates.ts'

const viewer = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'V',
  role: 'student',
  verified: true,
  sessionId: '',
} as const

const rows = (pairs: object[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair("user" uuid, club uuid)`

async function peopleAndClubs(ctx: Ctx) {
  const users = await ctx.sql<{ id: string }>(sql`
    insert into users (id, email, name, email_verified_at, major)
    select app.uuid_v7(), 'u' || n || '@x.test', 'Person ' || n, now(), 'Major ' || n % 50 from generate_series(1, 2000) n
    returning id`)
  ctx.write(sql`insert into profiles (user_id) select id from users`)
  const clubs = await ctx.sql<{ id: string }>(sql`
    insert into clubs (id, slug, name, category, hidden, created_by_id)
    select app.uuid_v7(), 'club-' || n, 'Club ' || n, (${ClubCategory.options}::text[])[1 + n % 13], n % 10 = 0, ${users[0]?.id}::uuid
      from generate_series(1, 1000) n
    returning id`)
  return { users: users.map(({ id }) => id), clubs: clubs.map(({ id }) => id) }
}

describe('in a large school', () => {
  let campus: TestCampus
  let clubId: string

  beforeAll(async () => {
    campus = await makeCampus()
    const { users, clubs } = await campus.command(peopleAndClubs)
    clubId = clubs[0]!
    await campus.command(async (ctx) => {
      // Each in five clubs, all in the first, and asking and being asked to join two more.
      const clubOf = (n: number, k: number) => clubs[1 + ((n * 7 + k) % (clubs.length - 1))]!
      const pairs = (from: number, to: number) =>
        users.flatMap((user, n) =>
          Array.from({ length: to - from }, (_, k) => ({ user, club: clubOf(n, from + k) })),
        )
      const joined = [...pairs(0, 5), ...users.map((user) => ({ user, club: clubId }))]
      ctx.write(sql`
        insert into club_members (club_id, user_id, joined_at)
        select club, "user", now() - make_interval(secs => random() * 1000000) from ${rows(joined)}`)
      ctx.write(sql`
        insert into club_requests (id, club_id, user_id, expires_at)
        select app.uuid_v7(), club, "user", now() from ${rows(pairs(5, 7))}`)
      ctx.write(sql`
        insert into club_invites (id, club_id, user_id, invited_by_id, expires_at)
        select id, club_id, user_id, user_id, expires_at from club_requests`)
      const next = users.slice(1).map((user, n) => ({ user, club: users[n] }))
      ctx.write(sql`insert into follows (follower_id, followee_id) select "user", club from ${rows(next)}`)
      ctx.write(sql`
        insert into blocks (user_id, other_id, mine, theirs) select "user", club, true, false from ${rows(next)}`)
      ctx.write(sql`
        update clubs c set member_count = (select count(*) from club_members m where m.club_id = c.id)`)
    })
    await analyze(
      'clubs',
      'club_members',
      'users',
      'club_requests',
      'club_invites',
      'profiles',
      'blocks',
      'follows',
    )
  })

  const plan = (filters: Partial<Filters>) =>
    planOf(campus, clubsQuery(viewer, { limit: 20, sort: 'popular', ...filters }, new Date()))

  test.each<[string, Partial<Filters>, string]>([
    ['popular', {}, 'clubs_popular_hot'],
    ['the next page', { cursor: writeCursor(['popular', 5, viewer.id]) }, 'clubs_popular_hot'],
    ['a category', { category: 'music' }, 'clubs_category_hot'],
    ['newest', { sort: 'newest' }, 'clubs_newest_hot'],
    ['by name', { sort: 'name' }, 'clubs_name_hot'],
  ])('%s comes out of its index in order', async (_name, filters, index) => {
    const steps = await plan(filters)
    expect(steps.filter((step) => /^(Seq Scan|Bitmap)/.test(step))).toEqual([])
    expect(steps.slice(steps.indexOf('Limit')).find((step) => step.startsWith('Index'))).toContain(index)
  })

  test.each([{ mine: 'true' }, { member: '01900000-0000-7000-8000-000000000002' }] as const)(
    'the clubs of one person are found by key: %j',
    async (filters) => {
      const steps = await plan(filters)
      expect(steps.filter((step) => step.startsWith('Seq Scan'))).toEqual([])
    },
  )

  test('the members of a large club come out of an index, newest first', async () => {
    const query = { limit: 20, cursor: undefined, q: undefined, role: undefined }
    for (const role of [null, 'member', 'president'] as const) {
      const steps = await planOf(campus, membersQuery(viewer, { id: clubId, role }, query))
      expect(steps.join('\n')).toContain('club_members_school_id_club_id_joined_at_user_id_idx')
      expect(steps.filter((step) => /^(Seq Scan|Sort|Incremental Sort)/.test(step))).toEqual([])
    }
  })

  test('suggestions go from a few people to their clubs, never through the members of all', async () => {
    const steps = await planOf(
      campus,
      candidatesQuery(viewer, { major: 'Major 7', interests: [], off: false }),
    )
    // Those of this one school are few enough to be read whole, its profiles as well.
    expect(steps.filter((step) => /^Seq Scan (?!clubs$|profiles$)/.test(step))).toEqual([])
    expect(steps.join('\n')).toContain('users_major_hot')
  })

  test('requests and invitations of a club are found by key', async () => {
    const query = { limit: 20, cursor: undefined }
    for (const asked of [
      requestsQuery(viewer, clubId, query, new Date()),
      invitesQuery(viewer, clubId, query, new Date()),
      myInvitesQuery(viewer, query, new Date()),
    ])
      expect((await planOf(campus, asked)).filter((step) => step.startsWith('Seq Scan'))).toEqual([])
  })
})
