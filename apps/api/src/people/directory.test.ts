import { sql } from '@banter/tenants/database'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { analyze, fillInBulk, planOf } from '../../test/plan.ts'
import { listPeople, updateMe } from './contract.ts'
import { directoryQuery, similarQuery } from './directory.ts'
import { followsQuery } from './follows.ts'
import { namesOf } from './testing.ts'

describe('a school with some people', () => {
  let campus: TestCampus
  let maya: Asker
  const find = async (querystring: object) => namesOf(await maya(listPeople, { querystring }))

  beforeAll(async () => {
    campus = await makeCampus()
    maya = await campus.student('Maya Torres')
    const [leo, zoe, jon] = await Promise.all([
      campus.student('Leo Nguyen'),
      campus.student('Zoë O’Neil-Santos'),
      campus.student('John Mayer'),
    ])
    await leo(updateMe, { body: { major: 'Computer Science', year: 2027, interests: ['Chess', 'hiking'] } })
    await zoe(updateMe, { body: { major: 'Art', year: 2027 } })
    await jon(updateMe, {
      body: { major: 'Computer Science', interests: ['chess'], seenBy: { major: 'nobody' } },
    })
    const held = await campus.student('Hanna Held')
    await held(updateMe, { body: { directoryHold: true } })
    const unconfirmed = await campus.student('Una Unconfirmed')
    const suspended = await campus.student('Sue Suspended')
    await campus.command(async ({ db }) => {
      await db.user.updateMany({ where: { id: unconfirmed.viewer.id }, data: { emailVerifiedAt: null } })
      await db.user.updateMany({ where: { id: suspended.viewer.id }, data: { status: 'suspended' } })
    })
  })

  test('is listed by name, without those who are held, suspended or not confirmed', async () => {
    expect(await find({})).toEqual(['John Mayer', 'Leo Nguyen', 'Maya Torres', 'Zoë O’Neil-Santos'])
  })

  test.each<[string, string[]]>([
    ['leo', ['Leo Nguyen']],
    ['NGU', ['Leo Nguyen']],
    ['may', ['John Mayer', 'Maya Torres']],
    ['torres maya', ['Maya Torres']],
    ['zoe', ['Zoë O’Neil-Santos']],
    ['Zoë oneil', ['Zoë O’Neil-Santos']],
    ["o'neil", ['Zoë O’Neil-Santos']],
    ['santos', ['Zoë O’Neil-Santos']],
    ['orres', ['Maya Torres']],
    ['rres', []],
    ['hanna', []],
    ['%', []],
    ['_____', []],
    ["'; drop table users --", []],
  ])('%s finds %j', async (q, expected) => {
    expect(await find({ q })).toEqual(expected)
  })

  test.each<[string, string]>([
    ['Nguyne', 'Leo Nguyen'],
    ['jhon', 'John Mayer'],
    ['tores', 'Maya Torres'],
    ['Zoe Onail', 'Zoë O’Neil-Santos'],
    ['sanots', 'Zoë O’Neil-Santos'],
  ])('%s, mistyped, finds %s first', async (q, expected) => {
    expect((await find({ q }))[0]).toBe(expected)
  })

  test('who is called otherwise now is found by that name alone', async () => {
    const nia = await campus.student('Nia Oldname')
    await nia(updateMe, { body: { name: 'Nia Freshname' } })
    expect(await find({ q: 'Fershname' })).toEqual(['Nia Freshname'])
    expect(await find({ q: 'Oldnmae' })).toEqual([])
    await nia(updateMe, { body: { directoryHold: true } })
  })

  test.each(['Hana', 'Unna', 'Susee'])('%s does not find whom the directory leaves out', async (q) => {
    expect((await find({ q })).filter((name) => /Held|Unconfirmed|Suspended/.test(name))).toEqual([])
  })

  test.each<[object, string[]]>([
    [{ major: 'computer science' }, ['Leo Nguyen']],
    [{ major: 'Art' }, ['Zoë O’Neil-Santos']],
    [{ year: 2027 }, ['Leo Nguyen', 'Zoë O’Neil-Santos']],
    [{ year: 2027, major: 'Art' }, ['Zoë O’Neil-Santos']],
    [{ interest: 'CHESS' }, ['John Mayer', 'Leo Nguyen']],
    [{ interest: 'chess', q: 'leo' }, ['Leo Nguyen']],
    [{ interest: 'ches' }, []],
    [{ q: 'joan', major: 'computer science' }, []],
  ])('%j finds %j: what is hidden is not found by', async (filters, expected) => {
    expect(await find(filters)).toEqual(expected)
  })

  test('pages are stable while somebody joins', async () => {
    const first = await maya(listPeople, { querystring: { limit: 2 } })
    expect(namesOf(first)).toEqual(['John Mayer', 'Leo Nguyen'])
    await campus.student('Aaron First')
    const second = await maya(listPeople, { querystring: { limit: 2, cursor: first.nextCursor! } })
    expect(namesOf(second)).toEqual(['Maya Torres', 'Zoë O’Neil-Santos'])
    expect(second.nextCursor).toBeNull()
    await expect(maya(listPeople, { querystring: { cursor: 'x' } })).rejects.toMatchObject({ status: 422 })
  })

  test('another school’s people are not in it', async () => {
    const stranger = await (await makeCampus()).student('Sid Stranger')
    expect(namesOf(await stranger(listPeople))).toEqual(['Sid Stranger'])
    expect(namesOf(await stranger(listPeople, { querystring: { q: 'Torres' } }))).toEqual([])
  })
})

describe('behind the wall, in a school of many', () => {
  let campus: TestCampus
  let viewer: Asker['viewer']

  const people = [
    sql`insert into users (id, email, name, sort_name, email_verified_at, major, updated_at)
        select app.uuid_v7(), 'p' || n || '@many.test', 'Person ' || n, 'person ' || n, now(), 'Art', now() from generate_series(1, 5000) n`,
    sql`insert into name_words (word, user_id) select word, id from users, unnest(string_to_array(sort_name, ' ')) word on conflict do nothing`,
    sql`insert into profiles (user_id, updated_at) select id, now() from users on conflict do nothing`,
  ]

  beforeAll(async () => {
    campus = await makeCampus()
    viewer = (await campus.student()).viewer
    await fillInBulk(campus.school.id, [
      ...people,
      sql`insert into follows (follower_id, followee_id) select id, ${viewer.id}::uuid from users where id <> ${viewer.id}::uuid`,
      sql`insert into blocks (user_id, other_id, mine, theirs)
          select a.id, b.id, true, true from users a join users b on b.id <> a.id and b.name like 'Person 1%' where a.name = 'Person 7'`,
    ])
    // Other schools are the most of the table.
    for (let i = 0; i < 4; i++) await fillInBulk((await makeCampus()).school.id, people)
    await analyze('users', 'name_words', 'follows', 'profiles', 'blocks')
  })

  const seqScans = (plan: string[]) => plan.filter((step) => /Seq Scan/.test(step))
  const AFTER = 'WyJwZXJzb24iLCIwMThmMDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDAiXQ'

  test.each([{}, { cursor: AFTER }])(
    'the directory with %j comes out of its index in order',
    async (query) => {
      const plan = await planOf(campus, directoryQuery(viewer, { limit: 20, ...query }))
      expect(seqScans(plan)).toEqual([])
      expect(plan.join('\n')).toMatch(/Index Scan users_directory_hot/)
      // What sorts is at most the page itself.
      expect(plan.indexOf('Limit')).toBeGreaterThanOrEqual(plan.findLastIndex((step) => /Sort$/.test(step)))
    },
  )

  test.each([{ q: 'person 77' }, { major: 'Art' }, { year: 2027 }, { interest: 'chess', cursor: AFTER }])(
    'the directory with %j reads no other school',
    async (query) => {
      const plan = await planOf(campus, directoryQuery(viewer, { limit: 20, ...query }))
      expect(seqScans(plan)).toEqual([])
    },
  )

  test('a mistyped name is looked for without reading other schools', async () => {
    const plan = await planOf(campus, similarQuery(viewer, { limit: 20, q: 'persno' }))
    expect(seqScans(plan)).toEqual([])
    // The words of the school’s names once, then each that is alike, then those people alone.
    expect(plan.filter((step) => / users(_|$)/.test(step))).toEqual(['Index Scan users_pkey'])
    expect(plan.join('\n')).toMatch(/Index (Only )?Scan name_words_pkey/)
  })

  test.each(['followers', 'following'] as const)('%s come out of an index in order', async (list) => {
    const plan = await planOf(campus, followsQuery(viewer, viewer.id, list, { limit: 20 }))
    expect(seqScans(plan)).toEqual([])
    expect(plan.indexOf('Limit')).toBeGreaterThanOrEqual(plan.findLastIndex((step) => /Sort$/.test(step)))
  })
})
