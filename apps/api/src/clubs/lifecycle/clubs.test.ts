import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { ClubCategory, createClub, getClub, listClubs, updateClub } from '../contract.ts'
import { joinClub, listMembers } from '../members/contract.ts'
import { acceptOf, daysLater, found, foundWithTwo, join, of, saidOf, soundness } from '../testing.ts'

test('whoever founds a club presides it, and the second officer is invited', async () => {
  const campus = await makeCampus()
  const [ann, ben] = [await campus.student('Ann'), await campus.student('Ben')]
  const club = await found(ann, ben, { name: 'Chess Club', tags: ['Chess', 'chess', 'Board games'] })
  expect(club).toMatchObject({
    slug: 'chess-club',
    memberCount: 1,
    state: 'active',
    tags: ['chess', 'board games'],
  })
  expect(club.mine).toMatchObject({ role: 'president' })
  expect(club.todos).toEqual(['second_officer'])
  await acceptOf(ben, club.id)
  const later = await ann(getClub, of(club))
  expect(later.todos).toEqual([])
  expect(later.officers.map(({ person, role }) => [person.name, role])).toEqual([
    ['Ann', 'president'],
    ['Ben', 'officer'],
  ])
  expect(await saidOf(campus, club.id)).toEqual([
    'club_created',
    'member_joined',
    'invite_sent',
    'member_joined',
    'invite_accepted',
  ])
  expect(await ben(getClub, { params: { id: 'chess-club' } })).toMatchObject({ id: club.id, memberCount: 2 })
})

test('founding it twice under one id founds it once', async () => {
  const campus = await makeCampus()
  const [ann, ben] = [await campus.student('Ann'), await campus.student('Ben')]
  const id = newId()
  const again = () => found(ann, ben, { id, name: 'Rowing' })
  const clubs = await Promise.all([again(), again(), again()])
  expect(new Set(clubs.map((club) => club.id))).toEqual(new Set([id]))
  expect(await soundness(campus, id)).toMatchObject({ kept: 1, sound: true })
  await expect(found(ben, ann, { id, name: 'Rowing' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('two clubs of one name cannot be told apart, however it is written', async () => {
  const campus = await makeCampus()
  const [ann, ben] = [await campus.student('Ann'), await campus.student('Ben')]
  const both = await Promise.allSettled([
    found(ann, ben, { name: 'Café Society' }),
    found(ben, ann, { name: 'CAFE  society' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(found(ben, ann, { name: 'Cafe Society!' })).rejects.toMatchObject({
    code: 'CLUB_NAME_TAKEN',
    fields: { name: expect.any(String) },
  })
  const other = await found(ben, ann, { name: 'Tea Society' })
  await expect(ben(updateClub, { ...of(other), body: { name: 'Café society' } })).rejects.toMatchObject({
    status: 409,
  })
  const chinese = await found(ben, ann, { name: '国际象棋社' })
  expect(chinese.slug).toMatch(/^club-[0-9a-f]{6}$/)
})

test('the second officer is somebody else who is here, and a newcomer confirms their address first', async () => {
  const campus = await makeCampus()
  const elsewhere = await (await makeCampus()).student('Eve')
  const ann = await campus.student('Ann')
  await expect(found(ann, ann)).rejects.toMatchObject({ status: 422, code: 'SECOND_OFFICER_IS_YOU' })
  await expect(found(ann, elsewhere)).rejects.toMatchObject({ status: 422, code: 'NO_SUCH_PERSON' })
  const newcomer = await campus.student('New')
  await campus.command(({ db }) =>
    db.user.updateMany({ where: { id: newcomer.viewer.id }, data: { emailVerifiedAt: null } }),
  )
  await expect(found(newcomer, ann)).rejects.toMatchObject({ code: 'MAY_NOT_FOUND_CLUBS' })
})

test('a hidden club is for its members, those it invites, and those who look after the school', async () => {
  const campus = await makeCampus()
  const [ann, ben, eve] = [
    await campus.student('Ann'),
    await campus.student('Ben'),
    await campus.student('Eve'),
  ]
  const club = await found(ann, ben, { name: 'Night Walks', hidden: true })
  expect(club.slug).toMatch(/^night-walks-[0-9a-f]{6}$/)
  const nothing = await eve(getClub, { params: { id: newId() } }).catch((error) => error)
  for (const id of [club.id, club.slug]) {
    const refusal = await eve(getClub, { params: { id } }).catch((error) => error)
    expect([refusal.status, refusal.code, refusal.message]).toEqual([404, nothing.code, nothing.message])
  }
  await expect(eve(joinClub, { ...of(club), body: {} })).rejects.toMatchObject({ status: 404 })
  await expect(eve(listMembers, of(club))).rejects.toMatchObject({ status: 404 })
  for (const querystring of [{}, { q: 'night' }, { sort: 'newest' }, { member: ann.viewer.id }] as const)
    expect((await eve(listClubs, { querystring })).items).toEqual([])
  expect((await ann(listClubs)).items).toEqual([])
  expect((await ann(listClubs, { querystring: { mine: 'true' } })).items).toMatchObject([{ id: club.id }])
  expect(await ben(getClub, of(club))).toMatchObject({ mine: { role: null, inviteId: expect.any(String) } })
  expect(await (await campus.moderator())(getClub, of(club))).toMatchObject({ id: club.id, may: [] })
  // Nor does its name tell that it is there.
  expect(await found(eve, ann, { name: 'Night Walks' })).toMatchObject({ slug: 'night-walks' })
})

test('officers change the club, members and strangers do not', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus, { about: 'Before' })
  const [member, stranger] = [await campus.student('Mia'), await campus.student('Sol')]
  await join(club.id, member)
  for (const person of [member, stranger])
    await expect(person(updateClub, { ...of(club), body: { about: 'Mine' } })).rejects.toMatchObject({
      status: 403,
      code: 'NOT_ALLOWED_IN_CLUB',
    })
  const changed = await officer(updateClub, {
    ...of(club),
    body: { about: 'After', entry: 'request', questions: ['Why?'], termEndsAt: '2031-05-31T00:00:00.000Z' },
  })
  expect(changed).toMatchObject({ about: 'After', entry: 'request', questions: ['Why?'], slug: club.slug })
  expect(changed.termEndsAt).toBe('2031-05-31T00:00:00.000Z')
  const renamed = await president(updateClub, { ...of(club), body: { name: 'Quite another' } })
  expect([renamed.slug, renamed.about]).toEqual(['quite-another', 'After'])
  expect((await president(updateClub, { ...of(club), body: { hidden: true } })).slug).toMatch(
    /^quite-another-/,
  )
  expect((await saidOf(campus, club.id)).filter((topic) => topic === 'club_updated')).toHaveLength(3)
})

test('the welcome is for new members: others are not shown it', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus, { welcome: 'Bring cake.' })
  expect((await president(getClub, of(club))).welcome).toBe('Bring cake.')
  expect((await (await campus.student('Sol'))(getClub, of(club))).welcome).toBe('')
})

test('an id from the future is refused, and text that cannot be seen', async () => {
  const campus = await makeCampus()
  const [ann, ben] = [await campus.student('Ann'), await campus.student('Ben')]
  await expect(found(ann, ben, { id: newId(Date.now() + 3_600_000) })).rejects.toMatchObject({
    code: 'ID_AHEAD',
  })
  await expect(found(ann, ben, { name: 'Che\u202ess' })).rejects.toMatchObject({ status: 422 })
  const body = { name: 'Chess', category: 'social' as const, secondOfficer: ben.viewer.id, mine: 1 }
  await expect(ann(createClub, { body })).rejects.toMatchObject({ status: 422 })
})

test.each(['Half a \ud800 character', 'A \u0000 byte'])(
  'a text that cannot be stored is refused: %j',
  async (text) => {
    const campus = await makeCampus()
    const [ann, ben] = [await campus.student('Ann'), await campus.student('Ben')]
    for (const over of [{ name: text }, { about: text }, { questions: [text] }])
      await expect(found(ann, ben, over)).rejects.toMatchObject({ status: 422, code: 'INVALID_TEXT' })
  },
)

test('a term in a year that no calendar has is refused', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  await expect(
    president(updateClub, { ...of(club), body: { termEndsAt: '0000-01-01T00:00:00Z' } }),
  ).rejects.toMatchObject({ status: 422, fields: { termEndsAt: expect.any(String) } })
})

test('ten clubs a day are enough for anybody, also at once', async () => {
  const campus = await makeCampus()
  const [ann, ben] = [await campus.student('Ann'), await campus.student('Ben')]
  const made = await Promise.allSettled(Array.from({ length: 12 }, () => found(ann, ben)))
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  await expect(found(ann, ben)).rejects.toMatchObject({ status: 429, code: 'FOUNDED_TOO_MANY_CLUBS' })
  await daysLater(campus, 1.1, () => found(ann, ben))
})

test('the database knows the categories that the contract knows', async () => {
  const campus = await makeCampus()
  const [check] = await campus.read((ctx) =>
    ctx.sql<{ text: string }>(
      sql`select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'clubs_category_check'`,
    ),
  )
  const known = [...(check?.text ?? '').matchAll(/'(\w+)'::text/g)].map(([, word]) => word)
  expect(known.sort()).toEqual([...ClubCategory.options].sort())
})
