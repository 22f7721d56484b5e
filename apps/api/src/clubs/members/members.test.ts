import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { block, updateMe } from '../../people/contract.ts'
import { getClub, updateClub } from '../contract.ts'
import { found, foundWithTwo, join, of, saidOf, soundness } from '../testing.ts'
import {
  changeMember,
  exportMembers,
  joinClub,
  leaveClub,
  listMembers,
  removeMember,
  setMyMembership,
} from './contract.ts'

const namesOf = ({ items }: { items: { person: { name: string } }[] }) =>
  items.map(({ person }) => person.name)

test('joining twice is joining once, also at the same time, and the count follows', async () => {
  const campus = await makeCampus()
  const { club } = await foundWithTwo(campus)
  const people = await Promise.all(['Ann', 'Ben', 'Cem', 'Dee'].map((name) => campus.student(name)))
  const joins = people.flatMap((person) => [person, person, person])
  const standings = await Promise.all(joins.map((person) => person(joinClub, { ...of(club), body: {} })))
  expect(standings.map(({ role }) => role)).toEqual(joins.map(() => 'member'))
  expect(await soundness(campus, club.id)).toMatchObject({ kept: 6, sound: true })
  await Promise.all(joins.map((person) => person(leaveClub, of(club))))
  expect(await soundness(campus, club.id)).toMatchObject({ kept: 2, sound: true })
  const said = await saidOf(campus, club.id)
  expect(said.filter((topic) => topic === 'member_left')).toHaveLength(4)
})

test('an invite-only club lets nobody in who is not invited', async () => {
  const campus = await makeCampus()
  const [ann, ben, eve] = [
    await campus.student('Ann'),
    await campus.student('Ben'),
    await campus.student('Eve'),
  ]
  const club = await found(ann, ben, { entry: 'invite' })
  await expect(eve(joinClub, { ...of(club), body: {} })).rejects.toMatchObject({
    status: 403,
    code: 'INVITE_ONLY',
  })
  // Whoever is invited may as well press "Join".
  expect(await ben(joinClub, { ...of(club), body: {} })).toMatchObject({ role: 'officer', inviteId: null })
})

test('members are listed newest first, found by name and by role', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  await join(club.id, await campus.student('Zoë Ó Neil'), await campus.student('Yan'))
  const eve = await campus.student('Eve')
  expect(namesOf(await eve(listMembers, of(club)))).toEqual([
    'Yan',
    'Zoë Ó Neil',
    'Otto Officer',
    'Paula President',
  ])
  const ask = async (querystring: object) => namesOf(await eve(listMembers, { ...of(club), querystring }))
  expect(await ask({ q: 'zoe o' })).toEqual(['Zoë Ó Neil'])
  expect(await ask({ q: '%' })).toHaveLength(4)
  expect(await ask({ role: 'officers' })).toEqual(['Otto Officer', 'Paula President'])
  expect(await ask({ role: 'officer' })).toEqual(['Otto Officer'])
  const first = await eve(listMembers, { ...of(club), querystring: { limit: 3 } })
  const rest = await eve(listMembers, { ...of(club), querystring: { limit: 3, cursor: first.nextCursor! } })
  expect([...namesOf(first), ...namesOf(rest)]).toEqual([
    'Yan',
    'Zoë Ó Neil',
    'Otto Officer',
    'Paula President',
  ])
  const { items } = await president(listMembers, of(club))
  expect(items.map(({ assignable, mayRemove }) => [assignable.length, mayRemove])).toEqual([
    [3, true],
    [3, true],
    [3, true],
    [0, false],
  ])
})

test('who is held back, or does not tell, or has blocked the viewer, is not listed to them', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  const [held, shy, open, eve] = [
    await campus.student('Held'),
    await campus.student('Shy'),
    await campus.student('Open'),
    await campus.student('Eve'),
  ]
  await join(club.id, held, shy, open)
  await held(updateMe, { body: { directoryHold: true } })
  await shy(updateMe, { body: { seenBy: { clubs: 'nobody' } } })
  await open(block, { params: { id: eve.viewer.id } })
  const officers = ['Otto Officer', 'Paula President']
  expect(namesOf(await eve(listMembers, of(club)))).toEqual(officers)
  expect(namesOf(await open(listMembers, of(club)))).toEqual(['Open', ...officers])
  expect(namesOf(await held(listMembers, of(club)))).toEqual(['Open', 'Held', ...officers])
  // Who removes members sees those that do not tell; a hold is stronger.
  expect(namesOf(await president(listMembers, of(club)))).toEqual(['Open', 'Shy', ...officers])
  expect((await president(exportMembers, of(club))).csv).not.toContain('Held')
  expect((await eve(getClub, of(club))).memberCount).toBe(5)
})

test('officers export a file in which no name is a formula', async () => {
  const campus = await makeCampus()
  const { club, officer } = await foundWithTwo(campus)
  const member = await campus.student('=cmd|"/c calc"!A1')
  await join(club.id, member)
  const { fileName, csv } = await officer(exportMembers, of(club))
  expect(fileName).toMatch(/^club-\d+-members-\d{4}-\d\d-\d\d\.csv$/)
  expect(csv.slice(1).split('\r\n').slice(0, 2)).toEqual([
    '"Name","Role","Title","Joined","Term ends"',
    expect.stringMatching(/^"'=cmd\|""\/c calc""!A1","member","","\d{4}-\d\d-\d\d",""$/),
  ])
  for (const person of [member, await campus.student('Eve')])
    await expect(person(exportMembers, of(club))).rejects.toMatchObject({ status: 403 })
})

test('roles are given by those above them, and the presidency is not given', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const [mo, tia, mia] = [
    await campus.student('Mo'),
    await campus.student('Tia'),
    await campus.student('Mia'),
  ]
  await join(club.id, mo, tia, mia)
  const give = (by: typeof mo, to: typeof mo, body: object) =>
    by(changeMember, { params: { id: club.id, userId: to.viewer.id }, body })
  expect(await give(officer, mo, { role: 'moderator', title: 'Doorkeeper' })).toMatchObject({
    title: 'Doorkeeper',
  })
  expect(await give(officer, tia, { role: 'treasurer' })).toMatchObject({ role: 'treasurer' })
  await expect(give(officer, mia, { role: 'officer' })).rejects.toMatchObject({ status: 403 })
  await expect(give(officer, president, { role: 'member' })).rejects.toMatchObject({ status: 403 })
  await expect(give(tia, mia, { role: 'moderator' })).rejects.toMatchObject({ status: 403 })
  await expect(give(mia, mia, { role: 'officer' })).rejects.toMatchObject({ status: 403 })
  await expect(give(president, mia, { role: 'president' })).rejects.toMatchObject({ status: 422 })
  expect(await give(president, mia, { role: 'officer' })).toMatchObject({ role: 'officer' })
  await expect(give(president, president, { role: 'member' })).rejects.toMatchObject({ status: 403 })
  // Stepping down is everybody's own business.
  expect(await give(officer, officer, { role: 'member' })).toMatchObject({ role: 'member', title: '' })
  await expect(give(officer, officer, { role: 'officer' })).rejects.toMatchObject({ status: 403 })
  expect((await saidOf(campus, club.id)).filter((topic) => topic === 'club_role_changed')).toHaveLength(4)
  expect(await soundness(campus, club.id)).toMatchObject({ sound: true })
})

test('moderators take out members, and nobody above them', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const [mo, mia, eve] = [
    await campus.student('Mo'),
    await campus.student('Mia'),
    await campus.student('Eve'),
  ]
  await join(club.id, mo, mia)
  await president(changeMember, {
    params: { id: club.id, userId: mo.viewer.id },
    body: { role: 'moderator' },
  })
  const out = (by: typeof mo, whom: typeof mo) =>
    by(removeMember, { params: { id: club.id, userId: whom.viewer.id } })
  for (const whom of [president, officer, mo])
    await expect(out(mo, whom)).rejects.toMatchObject({ status: 403 })
  await expect(out(eve, mia)).rejects.toMatchObject({ status: 403 })
  await expect(out(mo, eve)).rejects.toMatchObject({ status: 404 })
  await out(mo, mia)
  await expect(out(mo, mia)).rejects.toMatchObject({ status: 404 })
  expect(await soundness(campus, club.id)).toMatchObject({ kept: 3, sound: true })
})

test('what of a club rings one’s bell is one’s own choice', async () => {
  const campus = await makeCampus()
  const { club, officer } = await foundWithTwo(campus)
  await officer(setMyMembership, { ...of(club), body: { notify: 'none' } })
  expect((await officer(getClub, of(club))).notify).toBe('none')
  const eve = await campus.student('Eve')
  await expect(eve(setMyMembership, { ...of(club), body: { notify: 'all' } })).rejects.toMatchObject({
    status: 403,
  })
})

test('nobody joins a club that is frozen', async () => {
  const campus = await makeCampus()
  const [ann, ben, eve] = [
    await campus.student('Ann'),
    await campus.student('Ben'),
    await campus.student('Eve'),
  ]
  const club = await found(ann, ben)
  await ann(leaveClub, of(club))
  for (const person of [ben, eve])
    await expect(person(joinClub, { ...of(club), body: {} })).rejects.toMatchObject({ code: 'CLUB_FROZEN' })
  await expect(ann(updateClub, { ...of(club), body: {} })).rejects.toMatchObject({ status: 403 })
})
