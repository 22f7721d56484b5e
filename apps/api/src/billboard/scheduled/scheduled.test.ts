import { clock } from '@banter/tenants/testing'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { listNotifications } from '../../notifications/contract.ts'
import { listAnnouncements } from '../announcements/contract.ts'
import { listPosts } from '../contract.ts'
import { bodies, makeClub, saidOn, upload } from '../testing.ts'
import { callOffScheduled, changeScheduled, getScheduled, listScheduled, schedule } from './contract.ts'

let campus: TestCampus
let mo: Asker
let ann: Asker
let bob: Asker
let club: { id: string }

beforeAll(async () => {
  campus = await makeCampus()
  mo = await campus.moderator()
  ann = await campus.student('Ann Officer')
  bob = await campus.student('Bob Member')
  club = await makeClub(campus, [
    [ann, 'officer'],
    [bob, 'member'],
  ])
})

afterEach(() => {
  clock.offsetMs = 0
})

const HOUR = 3_600_000
const at = (hours: number) => new Date(clock.now().getTime() + hours * HOUR).toISOString()
const waiting = async (who: Asker) => (await who(listScheduled)).items.map(({ body }) => body)
const announced = async (who: Asker) =>
  bodies(await who(listAnnouncements, { querystring: { club: club.id } }))

async function later(hours: number) {
  await campus.runJobs()
  clock.offsetMs = hours * HOUR
  await campus.runJobs()
}

test('it waits, seen by those who could have written it, and is news when its time has come, once', async () => {
  const other = await campus.moderator('Max Moderator')
  const media = [{ id: await upload(campus, mo) }]
  const { id } = await mo(schedule, { body: { body: 'The pool opens #swim', publishAt: at(5), media } })
  expect(await waiting(other)).toEqual(['The pool opens #swim'])
  for (const one of [ann, bob]) {
    expect(await waiting(one)).toEqual([])
    await expect(one(getScheduled, { params: { id } })).rejects.toMatchObject({ status: 404 })
    await expect(one(callOffScheduled, { params: { id } })).rejects.toMatchObject({ status: 404 })
  }
  await later(4.9)
  expect((await bob(listAnnouncements)).items).toEqual([])
  await later(5.1)
  const [post, ...others] = (await bob(listAnnouncements)).items
  expect(others).toEqual([])
  expect(post).toMatchObject({ body: 'The pool opens #swim', author: { id: mo.viewer.id }, tags: ['swim'] })
  expect(post?.media.map((shown) => shown.id)).toEqual(media.map((shown) => shown.id))
  expect(Date.parse(post?.createdAt ?? '')).toBeGreaterThan(clock.now().getTime() - 60_000)
  expect((await bob(listPosts, { querystring: { kind: 'image' } })).items.map((shown) => shown.id)).toEqual([
    post?.id,
  ])
  expect(await waiting(mo)).toEqual([])
  expect(await saidOn(campus, 'post_announced')).toHaveLength(1)
})

test('until then it can be changed, put off and called off, also by the other officer', async () => {
  const cora = await campus.student('Cora Officer')
  await campus.command(({ db }) =>
    db.clubMember.create({ data: { clubId: club.id, userId: cora.viewer.id, role: 'officer' } }),
  )
  const put = await ann(schedule, { body: { body: 'First words', club: club.id, publishAt: at(2) } })
  const gone = await ann(schedule, { body: { body: 'Never mind', club: club.id, publishAt: at(2) } })
  const added = [{ id: await upload(campus, cora) }]
  const change = { body: 'Better words', publishAt: at(6), acknowledge: true, media: added }
  await cora(changeScheduled, { params: { id: put.id }, body: change })
  await cora(callOffScheduled, { params: { id: gone.id } })
  await later(3)
  expect(await announced(bob)).toEqual([])
  await later(7)
  const [post] = (await bob(listAnnouncements, { querystring: { club: club.id } })).items
  expect(post).toMatchObject({
    body: 'Better words',
    visibility: 'club',
    announcement: { acknowledge: true },
    author: { id: ann.viewer.id },
  })
  expect(post?.media.map(({ id }) => id)).toEqual(added.map(({ id }) => id))
  await expect(ann(changeScheduled, { params: { id: put.id }, body: change })).rejects.toMatchObject({
    status: 404,
  })
})

test('who may not announce when its time comes has not announced; they learn it, and another may yet', async () => {
  const lea = await campus.student('Lea Leaver')
  await campus.command(({ db }) =>
    db.clubMember.create({ data: { clubId: club.id, userId: lea.viewer.id, role: 'officer' } }),
  )
  const { id } = await lea(schedule, { body: { body: 'As an officer', club: club.id, publishAt: at(1) } })
  await campus.command(({ db }) =>
    db.clubMember.updateMany({ where: { userId: lea.viewer.id }, data: { role: 'member' } }),
  )
  await later(1.1)
  expect(await announced(bob)).not.toContain('As an officer')
  const [told] = (await lea(listNotifications)).items
  expect(told).toMatchObject({ kind: 'announcement_failed', href: `/announcements/scheduled/${id}` })
  expect(await lea(getScheduled, { params: { id } })).toMatchObject({
    failure: expect.stringContaining('role'),
  })
  await ann(changeScheduled, { params: { id }, body: { body: 'As an officer', publishAt: at(1) } })
  expect(await ann(getScheduled, { params: { id } })).toMatchObject({ failure: null })
})

test('times, rights and numbers are minded when it is written', async () => {
  const body = { body: 'x', publishAt: at(1) }
  await expect(bob(schedule, { body: { ...body, club: club.id } })).rejects.toMatchObject({ status: 403 })
  await expect(ann(schedule, { body })).rejects.toMatchObject({ code: 'MAY_NOT_ANNOUNCE' })
  for (const publishAt of [at(-1), at(0), at(24 * 200)])
    await expect(mo(schedule, { body: { ...body, publishAt } })).rejects.toMatchObject({
      code: 'NOT_IN_TIME',
      fields: { publishAt: expect.any(String) },
    })
  await expect(mo(schedule, { body: { ...body, expiresAt: at(0.5) } })).rejects.toMatchObject({
    code: 'EXPIRES_TOO_SOON',
  })
  const theirs = { ...body, media: [{ id: await upload(campus, bob) }] }
  await expect(mo(schedule, { body: theirs })).rejects.toMatchObject({ code: 'NO_SUCH_MEDIA' })
  const max = await campus.moderator('Max Many')
  const id = newId()
  const [one, two] = await Promise.all([1, 2].map(() => max(schedule, { body: { id, ...body } })))
  expect(one).toEqual(two)
  const many = await Promise.allSettled(Array.from({ length: 22 }, () => max(schedule, { body })))
  expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(19)
  const elsewhere = await (await makeCampus()).admin()
  await expect(elsewhere(getScheduled, { params: { id } })).rejects.toMatchObject({ status: 404 })
  expect(await waiting(elsewhere)).toEqual([])
})
