import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { block, follow, updateMe } from '../../people/contract.ts'
import { archiveClub } from '../contract.ts'
import { daysLater, found, foundWithTwo, join } from '../testing.ts'
import { recommendClubs } from './contract.ts'

test('each suggestion says why', async () => {
  const campus = await makeCampus()
  const { club: chess } = await foundWithTwo(campus, { name: 'Chess' })
  const { club: film } = await foundWithTwo(campus, { name: 'Film', tags: ['photography', 'cinema'] })
  const { club: rowing } = await foundWithTwo(campus, { name: 'Rowing' })
  const { club: plain } = await foundWithTwo(campus, { name: 'Plain' })
  const eve = await campus.student('Eve')
  await eve(updateMe, { body: { major: 'Physics', interests: ['photography', 'tea'] } })
  const mates = await Promise.all(['A', 'B', 'C'].map((name) => campus.student(name)))
  for (const mate of mates) await mate(updateMe, { body: { major: 'Physics' } })
  await join(chess.id, ...mates)
  const friend = await campus.student('Friend')
  await join(rowing.id, friend)
  await eve(follow, { params: { id: friend.viewer.id } })
  const { items, off } = await eve(recommendClubs)
  expect(off).toBe(false)
  expect(items.map(({ club, reason }) => [club.id, reason.line])).toEqual([
    [chess.id, '3 people in your major are members'],
    [rowing.id, '1 person you follow is a member'],
    [film.id, 'Because you like photography'],
    [plain.id, 'New this week'],
  ])
  await daysLater(campus, 8, async () => {
    expect((await eve(recommendClubs)).items.at(-1)?.reason.line).toBe('Popular at your school')
  })
})

test('nothing is suggested that one is in, was asked to, may not know, or cannot join', async () => {
  const campus = await makeCampus()
  const eve = await campus.student('Eve')
  const joined = await foundWithTwo(campus)
  await join(joined.club.id, eve)
  await found(await campus.student('Ann'), eve)
  await foundWithTwo(campus, { hidden: true })
  await foundWithTwo(campus, { entry: 'invite' })
  const asked = await foundWithTwo(campus, { entry: 'request' })
  await join(asked.club.id, eve)
  const archived = await foundWithTwo(campus)
  await archived.president(archiveClub, { params: { id: archived.club.id } })
  const blocked = await foundWithTwo(campus)
  await eve(block, { params: { id: blocked.president.viewer.id } })
  expect((await eve(recommendClubs)).items).toEqual([])
})

test('nobody is counted who is held back or tells nobody, and who wants no suggestions has none', async () => {
  const campus = await makeCampus()
  const { club } = await foundWithTwo(campus)
  const eve = await campus.student('Eve')
  await eve(updateMe, { body: { major: 'Physics' } })
  const bodies = [
    { directoryHold: true },
    { seenBy: { clubs: 'nobody' as const } },
    { seenBy: { major: 'clubs' as const } },
    {},
  ]
  for (const [index, body] of bodies.entries()) {
    const mate = await campus.student(`Mate ${index}`)
    await mate(updateMe, { body: { major: 'Physics', ...body } })
    await join(club.id, mate)
  }
  expect((await eve(recommendClubs)).items[0]?.reason.line).toBe('1 person in your major is a member')
  await eve(updateMe, { body: { suggestClubs: false } })
  expect(await eve(recommendClubs)).toEqual({ items: [], off: true })
})
