import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { buy, fillWallet } from '../../test/money.ts'
import { archiveClub, getClub, restoreClub } from '../clubs/contract.ts'
import { daysLater, found, foundWithTwo, of } from '../clubs/testing.ts'
import { getProduct, listProducts } from '../marketplace/contract.ts'
import { pauseProduct } from '../marketplace/listing/contract.ts'
import { sell } from '../marketplace/testing.ts'
import { listNotifications } from '../notifications/contract.ts'
import { getOrder } from '../orders/contract.ts'
import { listPeople } from '../people/contract.ts'
import { put } from '../search/testing.ts'
import { createReport, liftSuspension, listReports, resolveReport, type SubjectType } from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const reported = async (by: Asker, subjectType: SubjectType, subjectId: string) =>
  (await by(createReport, { body: { subjectType, subjectId, category: 'harassment' } })).id

const kinds = async (person: Asker) => (await person(listNotifications)).items.map(({ kind }) => kind)

async function scene() {
  const campus = await makeCampus()
  const [ann, bob, moderator] = [
    await campus.student('Ann'),
    await campus.student('Bob'),
    await campus.moderator(),
  ]
  return { campus, ann, bob, moderator, id: await reported(bob, 'person', ann.viewer.id) }
}

const mailsTo = async (campus: TestCampus, { email }: Asker) => {
  await campus.runJobs()
  const mails = await campus.read(({ db }) => db.mail.findMany({ where: { recipient: email } }))
  return mails.map(({ subject }) => subject)
}

test('who is suspended is shut out at once, told by mail, and back when the time is over', async () => {
  const { campus, ann, bob, moderator, id } = await scene()
  const verdict = { decision: 'suspended' as const, days: 3 }
  await expect(moderator(resolveReport, { params: { id }, body: verdict })).rejects.toMatchObject({
    code: 'REASON_MISSING',
    fields: { note: expect.any(String) },
  })
  await ann(listNotifications)
  await moderator(resolveReport, { params: { id }, body: { ...verdict, note: 'Threats.' } })
  await expect(ann(listNotifications)).rejects.toMatchObject({ status: 401 })
  expect((await bob(listPeople)).items.map(({ name }) => name)).not.toContain('Ann')
  expect(await mailsTo(campus, ann)).toEqual([`Your account at ${campus.school.name} is suspended`])
  expect(await kinds(bob)).toContain('report_outcome')
  expect((await moderator(listReports, { querystring: { state: 'closed' } })).items).toMatchObject([
    { decision: 'suspended', suspended: true, sanctions: [{ kind: 'suspension', reason: 'Threats.' }] },
  ])
  await daysLater(campus, 4, async () => {
    await campus.runJobs()
    const rung = await campus.read(({ db }) => db.notification.findMany({ where: { userId: ann.viewer.id } }))
    expect(rung.map(({ kind }) => kind)).toEqual(['suspension_ended'])
    expect((await bob(listPeople)).items.map(({ name }) => name)).toContain('Ann')
  })
})

test('a suspension is lifted early, and one that ended does not end the next', async () => {
  const { campus, ann, bob, moderator, id } = await scene()
  const suspend = (report: string, days: number) =>
    moderator(resolveReport, {
      params: { id: report },
      body: { decision: 'suspended', note: 'Again.', days },
    })
  await suspend(id, 2)
  await moderator(liftSuspension, { params: { id: ann.viewer.id } })
  await moderator(liftSuspension, { params: { id: ann.viewer.id } })
  await ann(listNotifications)
  await daysLater(campus, 1, async () => {
    await suspend(await reported(bob, 'person', ann.viewer.id), 30)
  })
  await daysLater(campus, 3, async () => {
    await campus.runJobs()
    await expect(ann(listNotifications)).rejects.toMatchObject({ status: 401 })
  })
})

test('a warning is told and remembered', async () => {
  const { campus, ann, bob, moderator, id } = await scene()
  await moderator(resolveReport, { params: { id }, body: { decision: 'warned', note: 'Be kind.' } })
  expect(await mailsTo(campus, ann)).toEqual([`A warning from ${campus.school.name}`])
  const post = await put(campus, 'posts', { author_id: ann.viewer.id, body: 'Not kind' })
  await reported(bob, 'post', post)
  expect((await moderator(listReports)).items).toMatchObject([
    {
      choices: ['kept', 'removed', 'warned', 'suspended'],
      sanctions: [{ kind: 'warning', reason: 'Be kind.' }],
    },
  ])
})

test('with the person goes the post', async () => {
  const { campus, ann, bob, moderator } = await scene()
  const post = await put(campus, 'posts', { author_id: ann.viewer.id, body: 'Not kind' })
  const id = await reported(bob, 'post', post)
  await moderator(resolveReport, { params: { id }, body: { decision: 'suspended', note: 'Not here.' } })
  await expect(reported(await campus.student('Cy'), 'post', post)).rejects.toMatchObject({ status: 404 })
  await expect(ann(listNotifications)).rejects.toMatchObject({ status: 401 })
})

test('moderators act on students, admins on moderators, and nobody on themselves or a club they lead', async () => {
  const { campus, bob, moderator } = await scene()
  const [other, admin] = [await campus.moderator('Other'), await campus.admin()]
  const decide = (by: Asker, id: string, decision: 'kept' | 'suspended') =>
    by(resolveReport, { params: { id }, body: { decision, note: 'Because.' } })
  const mine = await reported(bob, 'person', moderator.viewer.id)
  await expect(decide(moderator, mine, 'kept')).rejects.toMatchObject({ status: 403, code: 'OWN_CASE' })
  expect((await moderator(listReports)).items[0]?.choices).toEqual([])
  await expect(decide(other, mine, 'suspended')).rejects.toMatchObject({ code: 'NOT_YOURS_TO_SANCTION' })
  await decide(admin, mine, 'suspended')
  const boss = await reported(bob, 'person', admin.viewer.id)
  await expect(decide(await campus.admin('Second'), boss, 'suspended')).rejects.toMatchObject({ status: 403 })
  const club = await found(other, bob)
  const led = await reported(bob, 'club', club.id)
  expect((await other(listReports, { querystring: { type: 'club' } })).items[0]?.choices).toEqual([])
  await expect(decide(other, led, 'kept')).rejects.toMatchObject({ code: 'OWN_CASE' })
})

test('a club is archived by the school: its leaders read why, and cannot bring it back', async () => {
  const { campus, bob, moderator } = await scene()
  const { club, president } = await foundWithTwo(campus)
  await president(archiveClub, of(club))
  const id = await reported(bob, 'club', club.id)
  await moderator(resolveReport, { params: { id }, body: { decision: 'archived', note: 'Hazing.' } })
  expect(await president(getClub, of(club))).toMatchObject({
    state: 'archived',
    archivedBySchool: true,
    archiveReason: 'Hazing.',
  })
  expect((await bob(getClub, of(club))).archiveReason).toBe('')
  await expect(president(restoreClub, of(club))).rejects.toMatchObject({ code: 'ARCHIVED_BY_SCHOOL' })
  expect(await mailsTo(campus, president)).toContain(`The school has archived ${club.name}`)
})

test('two moderators who decide about two reports of one thing do not wait for each other for ever', async () => {
  const { campus, ann, bob, moderator } = await scene()
  const [other, cy] = [await campus.moderator('Other'), await campus.student('Cy')]
  const post = await put(campus, 'posts', { author_id: ann.viewer.id, body: 'x' })
  const [one, two] = [await reported(bob, 'post', post), await reported(cy, 'post', post)]
  const both = await Promise.allSettled([
    moderator(resolveReport, { params: { id: one }, body: { decision: 'kept' } }),
    other(resolveReport, { params: { id: two }, body: { decision: 'removed' } }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refusal = both.find(({ status }) => status === 'rejected')
  expect(refusal).toMatchObject({ reason: { code: 'DECIDED_ALREADY' } })
})

test('what a suspended person sells is out of the shop meanwhile, and there again after; what was sold goes on', async () => {
  const { campus, ann, bob, moderator, id } = await scene()
  await fillWallet(campus, bob, 10_000)
  const [kept, sold, paused] = [await sell(ann), await sell(ann), await sell(ann)]
  const { orders } = await buy(bob, [sold], 'wallet')
  await ann(pauseProduct, { params: { id: paused.id } })
  const shop = async () => (await bob(listProducts)).items.map((one) => one.id)
  expect(await shop()).toEqual([kept.id])
  await moderator(resolveReport, {
    params: { id },
    body: { decision: 'suspended', days: 3, note: 'Threats.' },
  })
  await campus.runJobs()
  expect(await shop()).toEqual([])
  await expect(bob(getProduct, { params: { id: kept.id } })).rejects.toMatchObject({ status: 404 })
  await expect(buy(bob, [kept], 'wallet')).rejects.toMatchObject({ status: 409 })
  expect(await bob(getOrder, { params: { id: orders[0]!.id } })).toMatchObject({ state: 'held' })
  await moderator(liftSuspension, { params: { id: ann.viewer.id } })
  await campus.runJobs()
  expect(await shop()).toEqual([kept.id])
  const mine = await campus.read(({ db }) =>
    db.product.findMany({ where: { sellerId: ann.viewer.id, status: 'paused' } }),
  )
  expect(mine.map((one) => one.id)).toEqual([paused.id])
})
