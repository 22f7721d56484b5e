import { expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { announce } from '../../billboard/announcements/contract.ts'
import { newId } from '../../http/contract.ts'
import { put } from '../../search/testing.ts'
import { requestToJoin } from '../admission/contract.ts'
import { getClub } from '../contract.ts'
import { makeInviteLink } from '../invite-links/contract.ts'
import { changeMember } from '../members/contract.ts'
import { addResource } from '../resources/contract.ts'
import { daysLater, foundWithTwo, join, of, saidOf, soundness } from '../testing.ts'
import {
  acceptOffice,
  declineOffice,
  getHandover,
  listHandovers,
  offerOffice,
  withdrawOffer,
} from './contract.ts'

test('the president hands over: successor, pack, and two weeks of reading for who had the office', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  await president(addResource, { ...of(club), body: { title: 'Budget', url: 'https://sheets.example/b' } })
  const id = newId()
  const offer = () =>
    president(offerOffice, {
      ...of(club),
      body: { id, to: officer.viewer.id, notes: 'The key is at the desk.' },
    })
  expect((await offer()).id).toBe((await offer()).id)
  expect(await officer(getHandover, { params: { id } })).toMatchObject({
    state: 'offered',
    pack: null,
    mine: 'to',
  })
  expect((await officer(getClub, of(club))).handoverId).toBe(id)
  const accept = () => officer(acceptOffice, { params: { id } })
  const [accepted] = await Promise.all([accept(), accept()])
  expect(accepted).toMatchObject({
    state: 'accepted',
    role: 'president',
    notes: 'The key is at the desk.',
    pack: {
      memberCount: 2,
      upcoming: { events: 0 },
      files: [{ title: 'Budget', url: 'https://sheets.example/b' }],
    },
  })
  expect(accepted.pack?.history[0]).toMatchObject({
    what: 'office_handed_over',
    actor: { name: 'Otto Officer' },
    person: { name: 'Paula President' },
    detail: { role: 'president' },
  })
  expect(await soundness(campus, club.id)).toMatchObject({ presidents: 1, sound: true })
  expect((await president(getClub, of(club))).mine.role).toBe('member')
  expect((await president(getHandover, { params: { id } })).pack).not.toBeNull()
  await daysLater(campus, 15, async () => {
    expect((await president(getHandover, { params: { id } })).pack).toBeNull()
    expect((await officer(getHandover, { params: { id } })).pack).not.toBeNull()
  })
  const eve = await campus.student('Eve')
  await expect(eve(getHandover, { params: { id } })).rejects.toMatchObject({ status: 404 })
  expect(await saidOf(campus, club.id)).toContain('handover_accepted')
})

test('of two offers of one office only the last counts, even when both are accepted at once', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const mia = await campus.student('Mia')
  await join(club.id, mia)
  const offer = async (to: Asker) =>
    (await president(offerOffice, { ...of(club), body: { to: to.viewer.id } })).id
  const [first, second] = [await offer(officer), await offer(mia)]
  const accepts = await Promise.allSettled([
    officer(acceptOffice, { params: { id: first } }),
    mia(acceptOffice, { params: { id: second } }),
  ])
  expect(accepts.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(await soundness(campus, club.id)).toMatchObject({ presidents: 1, sound: true })
})

test('accepting and withdrawing at once: one of the two happens', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const { id } = await president(offerOffice, { ...of(club), body: { to: officer.viewer.id } })
  await Promise.allSettled([
    officer(acceptOffice, { params: { id } }),
    president(withdrawOffer, { params: { id } }),
    officer(declineOffice, { params: { id } }),
  ])
  const { state } = await officer(getHandover, { params: { id } })
  const { role } = (await officer(getClub, of(club))).mine
  expect([state, role]).toEqual([state, state === 'accepted' ? 'president' : 'officer'])
  expect(await soundness(campus, club.id)).toMatchObject({ presidents: 1, sound: true })
})

test('an office goes to a member, is declined, or the offer runs out', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const eve = await campus.student('Eve')
  const offer = (to: Asker) => president(offerOffice, { ...of(club), body: { to: to.viewer.id } })
  await expect(offer(eve)).rejects.toMatchObject({ code: 'NOT_A_MEMBER' })
  await expect(offer(president)).rejects.toMatchObject({ code: 'NOT_A_MEMBER' })
  await expect(eve(offerOffice, { ...of(club), body: { to: officer.viewer.id } })).rejects.toMatchObject({
    status: 403,
  })
  const { id } = await offer(officer)
  await officer(declineOffice, { params: { id } })
  await officer(declineOffice, { params: { id } })
  await expect(officer(acceptOffice, { params: { id } })).rejects.toMatchObject({ code: 'OFFER_OVER' })
  const late = await offer(officer)
  await daysLater(campus, 15, async () => {
    await expect(officer(acceptOffice, { params: { id: late.id } })).rejects.toMatchObject({
      code: 'OFFER_OVER',
    })
    await campus.runJobs()
    const { items } = await officer(listHandovers, of(club))
    expect(items.map(({ state }) => state)).toEqual(['expired', 'declined'])
  })
})

test('an office goes to somebody below it: nobody loses a higher one by taking it over', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const tina = await campus.student('Tina')
  await join(club.id, tina)
  const offer = (from: Asker, to: Asker) => from(offerOffice, { ...of(club), body: { to: to.viewer.id } })
  await expect(offer(officer, president)).rejects.toMatchObject({ status: 422, code: 'OFFICE_OF_THEIR_OWN' })
  const { id } = await offer(officer, tina)
  // Promoted meanwhile, she keeps what she has.
  await president(changeMember, {
    params: { id: club.id, userId: tina.viewer.id },
    body: { role: 'officer' },
  })
  await expect(tina(acceptOffice, { params: { id } })).rejects.toMatchObject({ code: 'OFFER_OVER' })
  expect(await soundness(campus, club.id)).toMatchObject({ sound: true })
})

test('the pack holds what lies ahead, settings, words and ways in; who left office lets nobody in', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus, {
    entry: 'request',
    questions: ['Why?'],
    rules: 'Be kind.',
    welcome: 'Bring cake.',
  })
  const eve = await campus.student('Eve')
  await eve(requestToJoin, { ...of(club), body: { answers: ['Because.'] } })
  await president(announce, { body: { body: 'We meet on Monday', club: club.id } })
  const link = await president(makeInviteLink, { ...of(club), body: { days: 7 } })
  const [soon, past] = [new Date(Date.now() + 86_400_000), new Date(Date.now() - 86_400_000)]
  for (const [title, startsAt, state] of [
    ['Next walk', soon, 'published'],
    ['Last walk', past, 'published'],
    ['Not yet', soon, 'draft'],
  ] as const)
    await put(campus, 'events', {
      organiser_id: president.viewer.id,
      club_id: club.id,
      title,
      category: 'social',
      starts_at: startsAt.toISOString(),
      ends_at: new Date(startsAt.getTime() + 3_600_000).toISOString(),
      time_zone: 'America/Chicago',
      state,
    })
  const { id } = await president(offerOffice, { ...of(club), body: { to: officer.viewer.id } })
  const { pack } = await officer(acceptOffice, { params: { id } })
  expect(pack).toMatchObject({
    upcoming: { events: 1, requests: 1 },
    events: [{ title: 'Next walk', zone: 'America/Chicago' }],
    requests: [{ person: { name: 'Eve' } }],
    settings: { entry: 'request', questions: ['Why?'], rules: 'Be kind.', welcome: 'Bring cake.' },
    announcements: [{ body: 'We meet on Monday' }],
    links: [{ id: link.id, url: link.url, joined: 0 }],
  })
  expect((await president(getHandover, { params: { id } })).pack).toMatchObject({
    upcoming: { events: 1 },
    requests: [],
    links: [],
  })
})
