import { expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { block } from '../../people/contract.ts'
import { archiveClub, getClub } from '../contract.ts'
import { leaveClub, removeMember } from '../members/contract.ts'
import { daysLater, foundWithTwo, join, of, soundness } from '../testing.ts'
import {
  endInviteLink,
  getPoster,
  joinByLink,
  listInviteLinks,
  makeInviteLink,
  openInviteLink,
} from './contract.ts'

const make = (who: Asker, club: { id: string }, days = 14) =>
  who(makeInviteLink, { ...of(club), body: { days } })
const by = ({ token }: { token: string }) => ({ params: { token } })

test('whoever scans the poster is in, once, also in a hidden club that takes nobody else', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus, { entry: 'invite', hidden: true })
  const eve = await campus.student('Eve')
  const link = await make(president, club)
  expect(link.url).toMatch(new RegExp(`^http://[^/]+/join/${link.token}$`))
  await expect(eve(getClub, of(club))).rejects.toMatchObject({ status: 404 })
  expect(await eve(openInviteLink, by(link))).toMatchObject({
    club: { id: club.id, mine: { role: null } },
    invitedBy: { name: 'Paula President' },
  })
  const came = await Promise.all([eve(joinByLink, by(link)), eve(joinByLink, by(link))])
  expect(came.map(({ clubId }) => clubId)).toEqual([club.id, club.id])
  expect((await eve(getClub, of(club))).mine.role).toBe('member')
  expect(await soundness(campus, club.id)).toMatchObject({ kept: 3, sound: true })
  expect((await president(listInviteLinks, of(club))).items).toMatchObject([{ joined: 1 }])
})

test('a link ends with its time, with the club, and when it is ended', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  const eve = await campus.student('Eve')
  const [short, ended, open] = [
    await make(president, club, 1),
    await make(president, club),
    await make(president, club),
  ]
  await president(endInviteLink, { params: { id: ended.id } })
  await president(endInviteLink, { params: { id: ended.id } })
  const over = { status: 404, code: 'INVITE_LINK_OVER' }
  await expect(eve(joinByLink, by(ended))).rejects.toMatchObject(over)
  await expect(president(getPoster, { params: { id: ended.id } })).rejects.toMatchObject({ status: 404 })
  await daysLater(campus, 2, async () => {
    await expect(eve(openInviteLink, by(short))).rejects.toMatchObject(over)
    await expect(eve(joinByLink, by(short))).rejects.toMatchObject(over)
    expect((await president(listInviteLinks, of(club))).items.map(({ id }) => id)).toEqual([open.id])
  })
  await president(archiveClub, of(club))
  await expect(eve(joinByLink, by(open))).rejects.toMatchObject({ code: 'CLUB_ARCHIVED' })
})

test('links are for those who invite, and no use at another school, to a blocked person, or to who was taken out', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const [member, foe] = [await campus.student('Mia'), await campus.student('Foe')]
  const elsewhere = await (await makeCampus()).student('Else')
  await join(club.id, member)
  const link = await make(officer, club)
  await expect(make(member, club)).rejects.toMatchObject({ status: 403 })
  await expect(member(listInviteLinks, of(club))).rejects.toMatchObject({ status: 403 })
  await expect(member(getPoster, { params: { id: link.id } })).rejects.toMatchObject({ status: 403 })
  await expect(member(endInviteLink, { params: { id: link.id } })).rejects.toMatchObject({ status: 403 })
  for (const ask of [getPoster, endInviteLink] as const)
    await expect(elsewhere(ask, { params: { id: link.id } })).rejects.toMatchObject({ status: 404 })
  await expect(elsewhere(joinByLink, by(link))).rejects.toMatchObject({ status: 404 })
  await officer(block, { params: { id: foe.viewer.id } })
  await expect(foe(openInviteLink, by(link))).rejects.toMatchObject({ status: 404 })
  await expect(foe(joinByLink, by(link))).rejects.toMatchObject({ status: 404 })
  await president(removeMember, { params: { id: club.id, userId: member.viewer.id } })
  await expect(member(joinByLink, by(link))).rejects.toMatchObject({ code: 'REMOVED_LATELY' })
})

test('five links at a time; made twice under one id it is one; the poster draws its address', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const id = newId()
  const again = () => president(makeInviteLink, { ...of(club), body: { id, days: 7 } })
  const [one, two] = await Promise.all([again(), again()])
  expect(one).toEqual(two)
  for (let n = 0; n < 4; n++) await make(officer, club)
  await expect(make(officer, club)).rejects.toMatchObject({ code: 'TOO_MANY_INVITE_LINKS' })
  const poster = await officer(getPoster, { params: { id } })
  expect(poster).toMatchObject({ ...one, club: { name: club.name } })
  expect(poster.qr).toMatch(/^<svg /)
  await officer(leaveClub, of(club))
  await expect(officer(getPoster, { params: { id } })).rejects.toMatchObject({ status: 403 })
})
