import { publish } from '@banter/tenants/outbox'
import { expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { accountClosed } from '../../people/topics.ts'
import { acceptInvite, listMyInvites } from '../admission/contract.ts'
import { archiveClub, getClub, updateClub } from '../contract.ts'
import { changeMember, leaveClub } from '../members/contract.ts'
import { daysLater, found, foundWithTwo, join, of, saidOf, soundness } from '../testing.ts'
import { appoint, getHandover, listFrozenClubs, listHistory, offerOffice } from './contract.ts'

/** As the people slice does it, but for what is theirs. */
async function close(campus: TestCampus, person: Asker) {
  const { id } = person.viewer
  await campus.command(async (ctx) => {
    await ctx.db.user.updateMany({ where: { id }, data: { status: 'closed', name: 'Former member' } })
    await publish(ctx, accountClosed, { user_id: id, school_id: ctx.school.id })
  })
  await campus.runJobs()
}

test('a president does not leave the others alone, and leaves an empty club behind frozen', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  await expect(president(leaveClub, of(club))).rejects.toMatchObject({ code: 'PRESIDENT_LEAVES' })
  await officer(leaveClub, of(club))
  await president(leaveClub, of(club))
  expect(await soundness(campus, club.id)).toMatchObject({ state: 'frozen', kept: 0, sound: true })
  expect((await saidOf(campus, club.id)).at(-1)).toBe('club_frozen')
})

test.each([1, 2, 3])('president and officer leave at the same moment: it is led or frozen (%i)', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  await Promise.allSettled([president(leaveClub, of(club)), officer(leaveClub, of(club))])
  const after = await soundness(campus, club.id)
  expect(after).toMatchObject({ sound: true })
  expect([after.state, after.kept]).toEqual(after.kept ? ['active', 1] : ['frozen', 0])
})

test('when the president closes their account the senior officer presides', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const [mia, tom] = [await campus.student('Mia'), await campus.student('Tom')]
  await join(club.id, mia, tom)
  await president(changeMember, { params: { id: club.id, userId: mia.viewer.id }, body: { role: 'officer' } })
  await close(campus, president)
  expect(await soundness(campus, club.id)).toMatchObject({ state: 'active', kept: 3, sound: true })
  expect((await officer(getClub, of(club))).mine.role).toBe('president')
  await close(campus, officer)
  expect((await mia(getClub, of(club))).mine.role).toBe('president')
})

test('closing the only officer’s account freezes the club, loses nothing, and the school appoints', async () => {
  const campus = await makeCampus()
  const [ann, ben] = [await campus.student('Ann'), await campus.student('Ben')]
  const club = await found(ann, ben, { about: 'All of it' })
  const [mia, tom, admin] = [await campus.student('Mia'), await campus.student('Tom'), await campus.admin()]
  await join(club.id, mia, tom)
  await close(campus, ann)
  expect(await mia(getClub, of(club))).toMatchObject({
    state: 'frozen',
    memberCount: 2,
    about: 'All of it',
    officers: [],
  })
  await expect(
    ben(acceptInvite, { params: { id: (await ben(listMyInvites)).items[0]!.id } }),
  ).rejects.toMatchObject({
    code: 'CLUB_FROZEN',
  })
  expect((await admin(listFrozenClubs)).items).toMatchObject([{ id: club.id, frozenAt: expect.any(String) }])
  const body = { userId: mia.viewer.id }
  await expect(mia(appoint, { ...of(club), body })).rejects.toMatchObject({ status: 403 })
  expect(await admin(appoint, { ...of(club), body })).toMatchObject({ state: 'active', memberCount: 2 })
  await admin(appoint, { ...of(club), body })
  expect((await mia(getClub, of(club))).mine.role).toBe('president')
  expect(await soundness(campus, club.id)).toMatchObject({ sound: true })
  // Who was president is an officer when the school appoints another, also one who was not in it.
  expect(await admin(appoint, { ...of(club), body: { userId: ben.viewer.id } })).toMatchObject({
    memberCount: 3,
  })
  expect((await mia(getClub, of(club))).mine.role).toBe('officer')
  expect(await soundness(campus, club.id)).toMatchObject({ presidents: 1, sound: true })
  expect((await saidOf(campus, club.id)).filter((topic) => topic === 'president_changed')).toHaveLength(2)
})

test('a closed account leaves nothing open, and an archived club stays archived', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const { id } = await president(offerOffice, { ...of(club), body: { to: officer.viewer.id } })
  await president(archiveClub, of(club))
  await close(campus, president)
  expect(await officer(getClub, of(club))).toMatchObject({ state: 'archived', mine: { role: 'president' } })
  expect(await officer(getHandover, { params: { id } })).toMatchObject({
    state: 'withdrawn',
    from: { name: 'Former member' },
  })
})

test('a term is announced 30 days before, and nothing is lost when it ends', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const termEndsAt = new Date(Date.now() + 60 * 86_400_000).toISOString()
  const setTerm = (end: string) =>
    president(changeMember, { params: { id: club.id, userId: officer.viewer.id }, body: { termEndsAt: end } })
  await setTerm(new Date(Date.now() + 45 * 86_400_000).toISOString())
  await setTerm(termEndsAt)
  const terms = async () => (await saidOf(campus, club.id)).filter((topic) => topic === 'club_term_ending')
  await daysLater(campus, 20, async () => {
    await campus.runJobs()
    expect(await terms()).toEqual([])
  })
  await daysLater(campus, 31, async () => {
    await campus.runJobs()
    expect(await terms()).toHaveLength(1)
    expect((await president(getClub, of(club))).todos).toEqual(['term_ends'])
  })
  await daysLater(campus, 61, async () => {
    await campus.runJobs()
    expect(await terms()).toHaveLength(2)
    expect(await president(getClub, of(club))).toMatchObject({ state: 'active', todos: ['term_ended'] })
    expect((await officer(getClub, of(club))).mine.role).toBe('officer')
  })
})

test('who takes an office takes the club’s term', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const mia = await campus.student('Mia')
  await join(club.id, mia)
  await president(updateClub, { ...of(club), body: { termEndsAt: '2031-05-31T00:00:00.000Z' } })
  const params = { id: club.id, userId: mia.viewer.id }
  expect(await officer(changeMember, { params, body: { role: 'treasurer' } })).toMatchObject({
    termEndsAt: '2031-05-31T00:00:00.000Z',
  })
  expect(await officer(changeMember, { params, body: { role: 'member' } })).toMatchObject({
    termEndsAt: null,
  })
})

test('the log is for those with a role, and names nobody who is gone', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const mia = await campus.student('Mia Moss')
  await join(club.id, mia)
  await officer(changeMember, { params: { id: club.id, userId: mia.viewer.id }, body: { role: 'treasurer' } })
  await expect((await campus.student('Eve'))(listHistory, of(club))).rejects.toMatchObject({ status: 403 })
  expect((await mia(listHistory, of(club))).items[0]).toMatchObject({
    what: 'role_changed',
    person: { name: 'Mia Moss' },
  })
  await close(campus, mia)
  expect(JSON.stringify(await president(listHistory, of(club)))).not.toContain('Moss')
})
