import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { block } from '../../people/contract.ts'
import { getClub, updateClub } from '../contract.ts'
import { joinClub, leaveClub } from '../members/contract.ts'
import { daysLater, found, foundWithTwo, join, of, saidOf, soundness } from '../testing.ts'
import {
  acceptInvite,
  approveRequest,
  declineInvite,
  declineRequest,
  invite,
  listInvites,
  listMyInvites,
  listRequests,
  requestToJoin,
  revokeInvite,
} from './contract.ts'

const questions = ['Why chess?', 'Your rating?']
const answers = ['It is calm.', '1200']

async function askingClub() {
  const campus = await makeCampus()
  const made = await foundWithTwo(campus, { entry: 'request', questions })
  return { campus, ...made, eve: await campus.student('Eve') }
}

test('a request has answers to all questions and waits for an officer', async () => {
  const { campus, club, president, officer, eve } = await askingClub()
  await expect(eve(joinClub, { ...of(club), body: {} })).rejects.toMatchObject({
    code: 'ANSWERS_MISSING',
    fields: { 'answers.0': 'Please answer.', 'answers.1': 'Please answer.' },
  })
  const standing = await eve(joinClub, { ...of(club), body: { answers } })
  expect(standing).toMatchObject({ role: null, requestId: expect.any(String) })
  expect(await eve(requestToJoin, { ...of(club), body: { answers } })).toMatchObject({
    id: standing.requestId,
  })
  expect(await president(getClub, of(club))).toMatchObject({ waiting: 1, todos: ['requests'] })
  expect(await eve(getClub, of(club))).toMatchObject({ waiting: 0, mine: { requestId: standing.requestId } })
  const { items } = await officer(listRequests, of(club))
  expect(items).toMatchObject([
    {
      id: standing.requestId,
      person: { name: 'Eve' },
      answers: [
        { question: 'Why chess?', answer: 'It is calm.' },
        { question: 'Your rating?', answer: '1200' },
      ],
    },
  ])
  await expect(eve(listRequests, of(club))).rejects.toMatchObject({ status: 403 })
  const decide = { params: { id: club.id, rid: standing.requestId! } }
  await expect(eve(approveRequest, decide)).rejects.toMatchObject({ status: 403 })
  await Promise.all([president(approveRequest, decide), officer(approveRequest, decide)])
  expect(await soundness(campus, club.id)).toMatchObject({ kept: 3, sound: true })
  await expect(officer(declineRequest, { ...decide, body: {} })).rejects.toMatchObject({
    code: 'REQUEST_OVER',
  })
  expect((await saidOf(campus, club.id)).slice(-2)).toEqual(['join_requested', 'member_joined'])
})

test('a refusal says why, and one may ask again', async () => {
  const { campus, club, officer, eve } = await askingClub()
  const { id } = await eve(requestToJoin, { ...of(club), body: { id: newId(), answers } })
  const decide = { params: { id: club.id, rid: id } }
  await officer(declineRequest, { ...decide, body: { reason: 'We are full until May.' } })
  await officer(declineRequest, { ...decide, body: {} })
  await expect(officer(approveRequest, decide)).rejects.toMatchObject({ code: 'REQUEST_OVER' })
  expect((await saidOf(campus, club.id)).at(-1)).toBe('join_declined')
  const again = await eve(requestToJoin, { ...of(club), body: { answers } })
  expect(again.id).not.toBe(id)
})

test('a request is taken back by leaving, and runs out after 14 days', async () => {
  const { campus, club, officer, eve } = await askingClub()
  await eve(joinClub, { ...of(club), body: { answers } })
  await eve(leaveClub, of(club))
  expect((await officer(listRequests, of(club))).items).toEqual([])
  const { id } = await eve(requestToJoin, { ...of(club), body: { answers } })
  await daysLater(campus, 15, async () => {
    await expect(officer(approveRequest, { params: { id: club.id, rid: id } })).rejects.toMatchObject({
      status: 409,
    })
    await campus.runJobs()
    expect((await eve(getClub, of(club))).mine.requestId).toBeNull()
    expect((await eve(requestToJoin, { ...of(club), body: { answers } })).id).not.toBe(id)
  })
})

test('an open club takes no requests, and an approval does not outlive the request', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  const eve = await campus.student('Eve')
  await expect(eve(requestToJoin, { ...of(club), body: {} })).rejects.toMatchObject({
    code: 'NO_REQUEST_NEEDED',
  })
  await president(updateClub, { ...of(club), body: { entry: 'request' } })
  const { id } = await eve(requestToJoin, { ...of(club), body: {} })
  const [approved] = await Promise.allSettled([
    president(approveRequest, { params: { id: club.id, rid: id } }),
    eve(leaveClub, of(club)),
  ])
  const { kept, sound } = await soundness(campus, club.id)
  expect([sound, kept === 3 || kept === 2]).toEqual([true, true])
  if (approved?.status === 'rejected') expect(kept).toBe(2)
})

test('an invitation is accepted once, however often it is pressed', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus, { hidden: true, entry: 'invite' })
  const eve = await campus.student('Eve')
  const body = { userId: eve.viewer.id, role: 'treasurer' as const }
  const sent = await president(invite, { ...of(club), body })
  expect((await president(invite, { ...of(club), body })).id).toBe(sent.id)
  expect((await eve(listMyInvites)).items).toMatchObject([
    { id: sent.id, club: { id: club.id }, role: 'treasurer' },
  ])
  const accept = () => eve(acceptInvite, { params: { id: sent.id } })
  expect(await Promise.all([accept(), accept(), accept()])).toEqual(
    Array(3).fill({ clubId: club.id, slug: club.slug }),
  )
  expect(await soundness(campus, club.id)).toMatchObject({ kept: 3, sound: true })
  expect((await eve(listMyInvites)).items).toEqual([])
  await expect(president(invite, { ...of(club), body })).rejects.toMatchObject({ code: 'ALREADY_MEMBER' })
  expect((await saidOf(campus, club.id)).filter((topic) => topic === 'invite_accepted')).toHaveLength(2)
})

test('accepting and revoking at the same time: one of the two happens', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  const eve = await campus.student('Eve')
  const { id } = await president(invite, { ...of(club), body: { userId: eve.viewer.id } })
  const [accepted] = await Promise.allSettled([
    eve(acceptInvite, { params: { id } }),
    president(revokeInvite, { params: { id } }),
  ])
  expect(await soundness(campus, club.id)).toMatchObject({
    kept: accepted?.status === 'fulfilled' ? 3 : 2,
    sound: true,
  })
})

test('an invitation is declined, revoked, or runs out after seven days', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus, { hidden: true })
  const [eve, mia] = [await campus.student('Eve'), await campus.student('Mia')]
  const ask = async () => (await president(invite, { ...of(club), body: { userId: eve.viewer.id } })).id
  const accept = (id: string) => eve(acceptInvite, { params: { id } })
  const revoked = await ask()
  expect((await president(listInvites, of(club))).items).toMatchObject([
    { id: revoked, person: { name: 'Eve' } },
  ])
  await expect(mia(revokeInvite, { params: { id: revoked } })).rejects.toMatchObject({ status: 404 })
  await president(revokeInvite, { params: { id: revoked } })
  await expect(accept(revoked)).rejects.toMatchObject({ code: 'INVITE_OVER' })
  const lapsed = await ask()
  await daysLater(campus, 8, async () => {
    await expect(accept(lapsed)).rejects.toMatchObject({ code: 'INVITE_OVER' })
    expect((await eve(listMyInvites)).items).toEqual([])
    await campus.runJobs()
    await expect(eve(getClub, of(club))).rejects.toMatchObject({ status: 404 })
  })
  const declined = await ask()
  await expect(mia(declineInvite, { params: { id: declined } })).rejects.toMatchObject({ status: 404 })
  await eve(declineInvite, { params: { id: declined } })
  await eve(declineInvite, { params: { id: declined } })
  await expect(accept(declined)).rejects.toMatchObject({ code: 'INVITE_OVER' })
  await expect(eve(getClub, of(club))).rejects.toMatchObject({ status: 404 })
})

test('who may invite, and as what', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const [mia, eve] = [await campus.student('Mia'), await campus.student('Eve')]
  await join(club.id, mia)
  const ask = (by: typeof mia, role: 'member' | 'officer') =>
    by(invite, { ...of(club), body: { userId: eve.viewer.id, role } })
  await expect(ask(mia, 'member')).rejects.toMatchObject({ status: 403 })
  await expect(ask(officer, 'officer')).rejects.toMatchObject({ status: 403 })
  expect(await ask(president, 'officer')).toMatchObject({ role: 'officer' })
})

test('who has blocked somebody is not invited by them, and no longer sees their invitations', async () => {
  const campus = await makeCampus()
  const [ann, ben, eve] = [
    await campus.student('Ann'),
    await campus.student('Ben'),
    await campus.student('Eve'),
  ]
  const club = await found(ann, ben)
  const { id } = await ann(invite, { ...of(club), body: { userId: eve.viewer.id } })
  await eve(block, { params: { id: ann.viewer.id } })
  expect((await eve(listMyInvites)).items).toEqual([])
  await expect(eve(acceptInvite, { params: { id } })).rejects.toMatchObject({ status: 404 })
  await expect(ann(invite, { ...of(club), body: { userId: eve.viewer.id } })).rejects.toMatchObject({
    status: 422,
  })
})
