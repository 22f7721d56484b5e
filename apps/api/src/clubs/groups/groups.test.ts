import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { archiveClub } from '../contract.ts'
import { leaveClub } from '../members/contract.ts'
import { daysLater, foundWithTwo, join, of, saidOf } from '../testing.ts'
import { closeGroup, createGroup, joinGroup, leaveGroup, listGroups } from './contract.ts'

async function clubOfFour() {
  const campus = await makeCampus()
  const made = await foundWithTwo(campus)
  const [mia, tom] = [await campus.student('Mia'), await campus.student('Tom')]
  await join(made.club.id, mia, tom)
  return { campus, mia, tom, ...made }
}

test('any member starts a group, and other members join and leave it', async () => {
  const { campus, club, mia, tom } = await clubOfFour()
  const eve = await campus.student('Eve')
  const id = newId()
  const start = () =>
    mia(createGroup, { ...of(club), body: { id, name: 'Float committee', about: 'For the parade' } })
  const groups = await Promise.all([start(), start()])
  expect(groups.map((group) => group.id)).toEqual([id, id])
  expect(groups[0]).toMatchObject({ memberCount: 1, joined: true, mayClose: true, people: [{ name: 'Mia' }] })
  await tom(joinGroup, { params: { id } })
  expect(await tom(joinGroup, { params: { id } })).toMatchObject({
    memberCount: 2,
    joined: true,
    mayClose: false,
  })
  await expect(eve(listGroups, of(club))).rejects.toMatchObject({ status: 403 })
  await expect(eve(createGroup, { ...of(club), body: { name: 'Mine' } })).rejects.toMatchObject({
    status: 403,
  })
  await expect(eve(joinGroup, { params: { id } })).rejects.toMatchObject({ status: 404 })
  expect(await tom(leaveGroup, { params: { id } })).toMatchObject({ memberCount: 1, joined: false })
  expect((await tom(listGroups, of(club))).items).toMatchObject([{ id, memberCount: 1 }])
  expect((await saidOf(campus, club.id)).filter((topic) => topic === 'group_created')).toHaveLength(1)
})

test('who leaves the club leaves its groups', async () => {
  const { club, mia, tom } = await clubOfFour()
  const { id } = await mia(createGroup, { ...of(club), body: { name: 'Carpool' } })
  await tom(joinGroup, { params: { id } })
  await tom(leaveClub, of(club))
  expect((await mia(listGroups, of(club))).items).toMatchObject([
    { memberCount: 1, people: [{ name: 'Mia' }] },
  ])
})

test('a group is closed by who started it or by who keeps order in the club', async () => {
  const { club, officer, mia, tom } = await clubOfFour()
  const start = async () => (await mia(createGroup, { ...of(club), body: { name: 'Tent' } })).id
  const [first, second] = [await start(), await start()]
  await expect(tom(closeGroup, { params: { id: first } })).rejects.toMatchObject({ status: 403 })
  await mia(closeGroup, { params: { id: first } })
  await officer(closeGroup, { params: { id: second } })
  await expect(mia(closeGroup, { params: { id: first } })).rejects.toMatchObject({ status: 404 })
  expect((await mia(listGroups, of(club))).items).toEqual([])
})

test('a temporary group ends by itself', async () => {
  const { campus, club, mia } = await clubOfFour()
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  for (const days of [-1, 400])
    await expect(
      mia(createGroup, { ...of(club), body: { name: 'Carpool', endsAt: inDays(days) } }),
    ).rejects.toMatchObject({ code: 'ENDS_TOO_SOON' })
  const { id } = await mia(createGroup, { ...of(club), body: { name: 'Carpool', endsAt: inDays(3) } })
  await daysLater(campus, 4, async () => {
    expect((await mia(listGroups, of(club))).items).toEqual([])
    await expect(mia(joinGroup, { params: { id } })).rejects.toMatchObject({ status: 404 })
    await campus.runJobs()
    expect((await saidOf(campus, club.id)).at(-1)).toBe('group_closed')
  })
})

test('an archived club has no new groups', async () => {
  const { club, president, mia } = await clubOfFour()
  await president(archiveClub, of(club))
  await expect(mia(createGroup, { ...of(club), body: { name: 'Late' } })).rejects.toMatchObject({
    code: 'CLUB_ARCHIVED',
  })
})
