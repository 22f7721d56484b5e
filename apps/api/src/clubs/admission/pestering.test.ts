import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { createGroup } from '../groups/contract.ts'
import { joinClub, leaveClub, removeMember } from '../members/contract.ts'
import { acceptOf, daysLater, foundWithTwo, join, of, saidOf } from '../testing.ts'
import { declineInvite, invite, listMyInvites, requestToJoin } from './contract.ts'

test('asking and taking it back does not ring the officers’ bells without end', async () => {
  const campus = await makeCampus()
  const { club } = await foundWithTwo(campus, { entry: 'request' })
  const pest = await campus.student('Pest')
  const ask = () => pest(requestToJoin, { ...of(club), body: {} })
  for (let i = 0; i < 3; i++) {
    await ask()
    await pest(leaveClub, of(club))
  }
  await expect(ask()).rejects.toMatchObject({ status: 429, code: 'ASKED_TOO_OFTEN' })
  expect((await saidOf(campus, club.id)).filter((topic) => topic === 'join_requested')).toHaveLength(3)
  await daysLater(campus, 8, ask)
})

test('who declined an invitation is left alone for a while', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const eve = await campus.student('Eve')
  const call = () => president(invite, { ...of(club), body: { userId: eve.viewer.id } })
  await eve(declineInvite, { params: { id: (await call()).id } })
  await expect(call()).rejects.toMatchObject({ code: 'DECLINED_LATELY' })
  await expect(officer(invite, { ...of(club), body: { userId: eve.viewer.id } })).rejects.toMatchObject({
    code: 'DECLINED_LATELY',
  })
  expect((await eve(listMyInvites)).items).toEqual([])
  await join(club.id, eve)
  await eve(leaveClub, of(club))
  await daysLater(campus, 31, call)
})

test('who was taken out of an open club comes back by invitation only', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  const eve = await campus.student('Eve')
  await join(club.id, eve)
  await president(removeMember, { params: { id: club.id, userId: eve.viewer.id } })
  const come = () => eve(joinClub, { ...of(club), body: {} })
  await expect(come()).rejects.toMatchObject({ status: 403, code: 'REMOVED_LATELY' })
  await president(invite, { ...of(club), body: { userId: eve.viewer.id } })
  await acceptOf(eve, club.id)
  await eve(leaveClub, of(club))
  await daysLater(campus, 31, come)
})

test('one member does not fill the club with groups', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  const pest = await campus.student('Pest')
  await join(club.id, pest)
  const start = (who: typeof pest, n: number) =>
    who(createGroup, { ...of(club), body: { name: `Group ${n}` } })
  for (let n = 0; n < 10; n++) await start(pest, n)
  await expect(start(pest, 10)).rejects.toMatchObject({ code: 'TOO_MANY_GROUPS_OF_YOURS' })
  for (let n = 0; n < 11; n++) await start(president, n)
})
