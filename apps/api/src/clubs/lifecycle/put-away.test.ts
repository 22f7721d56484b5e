import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { archiveClub, deleteClub, getClub, listClubs, restoreClub, updateClub } from '../contract.ts'
import { joinClub, leaveClub } from '../members/contract.ts'
import { daysLater, found, foundWithTwo, of, saidOf, soundness } from '../testing.ts'

test('an archived club can only be read, and comes back within 30 days', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const stranger = await campus.student('Sol')
  await expect(officer(archiveClub, of(club))).rejects.toMatchObject({ status: 403 })
  const archived = await president(archiveClub, of(club))
  expect(archived).toMatchObject({ state: 'archived', restorableUntil: expect.any(String) })
  expect((await president(archiveClub, of(club))).archivedAt).toBe(archived.archivedAt)
  expect((await stranger(listClubs)).items).toEqual([])
  expect((await officer(listClubs, { querystring: { mine: 'true' } })).items).toMatchObject([
    { state: 'archived' },
  ])
  await expect(stranger(joinClub, { ...of(club), body: {} })).rejects.toMatchObject({ code: 'CLUB_ARCHIVED' })
  await expect(president(updateClub, { ...of(club), body: { about: 'x' } })).rejects.toMatchObject({
    status: 409,
  })
  await daysLater(campus, 29, async () => {
    expect(await president(restoreClub, of(club))).toMatchObject({ state: 'active', memberCount: 2 })
    await president(archiveClub, of(club))
  })
  await daysLater(campus, 60, async () => {
    await expect(president(restoreClub, of(club))).rejects.toMatchObject({ code: 'TOO_LATE_TO_RESTORE' })
    expect(await (await campus.admin())(restoreClub, of(club))).toMatchObject({ state: 'active' })
  })
  expect(await soundness(campus, club.id)).toMatchObject({ sound: true })
})

test('a club is deleted only when nobody else is in it, and its name is free then', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus, { name: 'Short-lived' })
  await expect(officer(deleteClub, of(club))).rejects.toMatchObject({ status: 403 })
  await expect(president(deleteClub, of(club))).rejects.toMatchObject({ code: 'OTHERS_ARE_THERE' })
  await officer(leaveClub, of(club))
  await president(deleteClub, of(club))
  await expect(president(getClub, of(club))).rejects.toMatchObject({ status: 404 })
  await expect(president(deleteClub, of(club))).rejects.toMatchObject({ status: 404 })
  expect((await president(listClubs, { querystring: { mine: 'true' } })).items).toEqual([])
  expect((await saidOf(campus, club.id)).at(-1)).toBe('club_deleted')
  await found(officer, president, { name: 'Short-lived' })
})

test('what the school has archived the school brings back', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  const moderator = await campus.moderator()
  await president(archiveClub, of(club))
  expect(await moderator(archiveClub, of(club))).toMatchObject({ archivedBySchool: true })
  await expect(president(restoreClub, of(club))).rejects.toMatchObject({
    status: 403,
    code: 'ARCHIVED_BY_SCHOOL',
  })
  expect(await moderator(restoreClub, of(club))).toMatchObject({ state: 'active', archivedBySchool: false })
  await president(archiveClub, of(club))
  expect(await president(restoreClub, of(club))).toMatchObject({ state: 'active' })
})
