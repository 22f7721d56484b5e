import { sql } from '@banter/tenants/database'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { analyze, fillInBulk, planOf } from '../../test/plan.ts'
import { writeCursor } from '../http/cursor.ts'
import { getEvent, listEvents } from './contract.ts'
import { type Asked, eventsQuery } from './event-list.ts'
import { cancelEvent } from './planning/contract.ts'
import { listGoing } from './rsvp/contract.ts'
import { goingQuery } from './rsvp/going.ts'
import { draft, go, inHours, live, makeClub } from './testing.ts'

type Query = z.input<typeof listEvents.schema.querystring>
const titles = async (asker: Asker, querystring: Query = {}) =>
  (await asker(listEvents, { querystring })).items.map(({ title }) => title)

describe('what is on', () => {
  let campus: TestCampus
  let host: Asker
  let guest: Asker
  beforeAll(async () => {
    campus = await makeCampus()
    host = await campus.student('Hal Host')
    guest = await campus.student('Gus Guest')
    await live(host, {
      title: 'Tea 100% green',
      startsAt: inHours(30),
      endsAt: inHours(32),
      place: 'Café Nord',
    })
    await live(host, { title: 'Long camp', startsAt: inHours(1), endsAt: inHours(200), category: 'sports' })
    await live(host, {
      title: 'Concert',
      startsAt: inHours(50),
      endsAt: inHours(53),
      category: 'music',
      about: 'Brass and tea',
    })
    const { id } = await live(host, { title: 'Called off', startsAt: inHours(40), endsAt: inHours(41) })
    await host(cancelEvent, { params: { id }, body: { reason: 'Rain' } })
    await draft(host, { title: 'Secret' })
    // Began yesterday, still on; and one that is over.
    await campus.command(async ({ db }) => {
      const move = (title: string, from: number, to: number) =>
        db.event.updateMany({
          where: { title },
          data: { startsAt: new Date(inHours(from)), endsAt: new Date(inHours(to)) },
        })
      await move('Long camp', -24, 100)
    })
    const over = await live(host, { title: 'Over' })
    await campus.command(({ db }) =>
      db.event.updateMany({
        where: { id: over.id },
        data: { startsAt: new Date(inHours(-5)), endsAt: new Date(inHours(-3)) },
      }),
    )
  })

  test.each<[Query, string[]]>([
    [{}, ['Long camp', 'Tea 100% green', 'Concert']],
    [{ category: 'music' }, ['Concert']],
    [{ q: 'TEA' }, ['Tea 100% green', 'Concert']],
    [{ q: '100%' }, ['Tea 100% green']],
    [{ q: '1_0' }, []],
    [{ place: 'nord' }, ['Tea 100% green']],
    [{ sort: 'newest' }, ['Concert', 'Long camp', 'Tea 100% green']],
    [{ q: "'; drop table events --" }, []],
    [{ mine: 'going' }, []],
  ])('%j finds %j', async (querystring, expected) => {
    expect(await titles(guest, querystring)).toEqual(expected)
  })

  test('a stretch of days has all that touches it, what is over as well', async () => {
    const around = { from: inHours(-48), to: inHours(35) }
    expect(await titles(guest, around)).toEqual(['Long camp', 'Over', 'Tea 100% green'])
    expect(await titles(guest, { from: inHours(31), to: inHours(33) })).toEqual([
      'Long camp',
      'Tea 100% green',
    ])
    expect(await titles(host, { ...around, mine: 'hosting' })).toEqual([
      'Long camp',
      'Over',
      'Tea 100% green',
    ])
    for (const wrong of [
      { from: '2030-01-01', to: '2030-03-10' },
      { from: '2030-01-01', to: '2030-01-01' },
    ])
      await expect(titles(guest, wrong)).rejects.toMatchObject({ status: 422, code: 'WRONG_RANGE' })
    expect(await titles(guest, { from: '2030-01-01', to: '2030-03-04' })).toEqual([])
  })

  test.each(['soonest', 'newest', 'popular'] as const)(
    '%s goes on where the page before has ended',
    async (sort) => {
      const all = await titles(guest, { sort })
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await guest(listEvents, {
          querystring: { sort, limit: 1, ...(cursor ? { cursor } : {}) },
        })
        seen.push(...page.items.map(({ title }) => title))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(seen).toEqual(all)
      expect(all).toHaveLength(3)
    },
  )

  test.each(['nonsense', writeCursor(['soonest', 'x']), writeCursor(['newest', 'x'])])(
    'the forged cursor %j is refused',
    async (cursor) => {
      await expect(titles(guest, { cursor })).rejects.toMatchObject({ status: 422, code: 'INVALID_CURSOR' })
    },
  )
})

test('a cursor with a year that no calendar has is no cursor', async () => {
  const { student } = await makeCampus()
  const cursor = writeCursor(['soonest', '0000-01-01T00:00:00Z', '01890000-0000-7000-8000-000000000000'])
  const reader = await student()
  await expect(reader(listEvents, { querystring: { cursor } })).rejects.toMatchObject({ status: 422 })
})

test('a block hides what either gives by themselves, and who comes; what a club gives is the club’s', async () => {
  const campus = await makeCampus()
  const [host, foe, guest] = [
    await campus.student('Hal'),
    await campus.student('Fay'),
    await campus.student('Gus'),
  ]
  const club = await makeClub(campus, [host])
  const own = await live(host, { title: 'Own' })
  const clubs = await live(host, { title: 'Club’s', clubId: club.id })
  await go(host, clubs.id)
  await campus.command(({ db }) =>
    db.block.createMany({
      data: [
        { userId: host.viewer.id, otherId: foe.viewer.id, mine: true, theirs: false },
        { userId: foe.viewer.id, otherId: host.viewer.id, mine: false, theirs: true },
      ],
    }),
  )
  expect(await titles(foe)).toEqual(['Club’s'])
  await expect(foe(getEvent, { params: { id: own.id } })).rejects.toMatchObject({ status: 404 })
  await expect(go(foe, own.id)).rejects.toMatchObject({ status: 404 })
  expect(await foe(getEvent, { params: { id: clubs.id } })).toMatchObject({
    organiser: null,
    club: { name: 'Chess Club' },
  })
  expect((await foe(listGoing, { params: { id: clubs.id } })).items).toEqual([])
  expect((await guest(listGoing, { params: { id: clubs.id } })).items.map(({ name }) => name)).toEqual([
    'Hal',
  ])
  expect((await titles(guest)).sort()).toEqual(['Club’s', 'Own'])
})

test('a hidden club is not named to strangers by what it gives to all', async () => {
  const campus = await makeCampus()
  const [host, guest] = [await campus.student('Hal'), await campus.student('Gus')]
  const club = await makeClub(campus, [host], { hidden: true })
  const { id } = await live(host, { clubId: club.id })
  expect((await host(getEvent, { params: { id } })).club).toMatchObject({ name: 'Chess Club' })
  expect((await guest(getEvent, { params: { id } })).club).toBeNull()
})

/** A school in which people are, and have, enough for an index to be worth it. */
const crowd = (me: string) => [
  sql`insert into users (id, email, name) select app.uuid_v7(), 'p' || n || '@crowd.test', 'Person ' || n from generate_series(1, 3000) n`,
  sql`insert into clubs (id, slug, name, category, created_by_id)
      select app.uuid_v7(), 'c' || n, 'Club ' || n, 'other', ${me}::uuid from generate_series(1, 500) n`,
  sql`insert into club_members (club_id, user_id) select c.id, u.id from (select id, row_number() over () as n from clubs) c
      join (select id, row_number() over () as n from users) u on u.n % 50 = c.n % 50`,
  sql`insert into blocks (user_id, other_id, mine, theirs)
      select a.id, b.id, true, false from (select id, row_number() over () as n from users) a
      join (select id, row_number() over () as n from users) b on b.n = a.n + 7`,
  sql`insert into rsvps (event_id, user_id, status) select e.id, u.id, 'going'
      from (select id, row_number() over () as n from events) e
      join (select id, row_number() over () as n from users) u on u.n % 700 = e.n % 700`,
  sql`insert into event_hosts (id, event_id, user_id) select app.uuid_v7(), e.id, u.id from (select id, row_number() over () as n from events) e
      join (select id, row_number() over () as n from users) u on u.n = e.n`,
]

describe('the plan', () => {
  let campus: TestCampus
  let viewer: Asker['viewer']
  beforeAll(async () => {
    campus = await makeCampus()
    const host = await campus.student('Hal Host')
    viewer = (await campus.student('Gus Guest')).viewer
    await fillInBulk(campus.school.id, [
      sql`
        insert into events (id, organiser_id, title, category, starts_at, ends_at, time_zone, state)
        select app.uuid_v7(), ${host.viewer.id}::uuid, 'Event ' || n, (array['social', 'sports', 'music', 'tech', 'other'])[1 + n % 5], now() + make_interval(hours => n - 5000),
               now() + make_interval(hours => n - 4999), 'UTC', case when n % 3 = 0 then 'draft' else 'published' end from generate_series(1, 10000) n`,
      ...crowd(viewer.id),
    ])
    await analyze('events', 'rsvps', 'users', 'clubs', 'club_members', 'blocks', 'event_hosts')
  }, 120_000)

  const asked = (more: Partial<Asked> = {}): Asked => ({
    limit: 20,
    sort: 'soonest',
    from: new Date(),
    to: null,
    ...more,
  })
  const later = (days: number) => new Date(Date.now() + days * 86_400_000)

  test.each<[string, () => Partial<Asked>, string]>([
    ['what is on', () => ({}), 'events_soonest_hot'],
    ['a month', () => ({ to: later(31) }), 'events_soonest_hot'],
    ['the newest', () => ({ sort: 'newest' }), 'events_newest_hot'],
    ['a category', () => ({ category: 'social' }), 'events_category_hot'],
    ['a club', () => ({ club: '01990000-0000-7000-8000-000000000001' }), 'events_club_hot'],
  ])('%s comes out of an index, in its order', async (_name, more, index) => {
    const steps = await planOf(campus, eventsQuery(viewer, asked(more())))
    expect(steps.filter((step) => step.startsWith('Seq Scan'))).toEqual([])
    // One for the few of the page, one for the few of a club.
    expect(steps.filter((step) => step.includes('Sort')).length).toBeLessThanOrEqual(
      index === 'events_club_hot' ? 2 : 1,
    )
    expect(steps.some((step) => step.includes(index))).toBe(true)
  })

  test.each(['going', 'interested', 'hosting', 'all'] as const)(
    'mine, %s, is looked up by the person',
    async (mine) => {
      const steps = await planOf(campus, eventsQuery(viewer, asked({ mine })))
      expect(steps.filter((step) => step.startsWith('Seq Scan'))).toEqual([])
      expect(steps.some((step) => step.includes('events_soonest_hot'))).toBe(false)
    },
  )

  test('who is going comes out of its index', async () => {
    const steps = await planOf(
      campus,
      goingQuery(viewer, '01990000-0000-7000-8000-000000000001', { limit: 20 }),
    )
    expect(steps.filter((step) => step.startsWith('Seq Scan') || step === 'Sort')).toEqual([])
  })
})
