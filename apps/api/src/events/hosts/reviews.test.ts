import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { putCalendarSettings } from '../calendar/contract.ts'
import { getEvent, listEvents } from '../contract.ts'
import { cancelEvent, createEvent, publishEvent, updateEvent } from '../planning/contract.ts'
import { draft, go, inHours, said } from '../testing.ts'
import { listReviews, reviewEvent } from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

async function reviewing() {
  const campus = await makeCampus()
  const [admin, moderator] = [await campus.admin(), await campus.moderator()]
  await admin(putCalendarSettings, { body: { timeZone: 'America/Chicago', review: true } })
  return { campus, admin, moderator, host: await campus.student('Hal Host'), guest: await campus.student() }
}

const submit = async (host: Asker) => {
  const { id } = await draft(host, { place: 'Library' })
  return await host(publishEvent, { params: { id }, body: {} })
}

test('where staff look first, an event is on nobody’s calendar before they say so', async () => {
  const { campus, moderator, host, guest } = await reviewing()
  const { id, state } = await submit(host)
  const params = { id }
  expect(state).toBe('submitted')
  await expect(guest(getEvent, { params })).rejects.toMatchObject({ status: 404 })
  await expect(guest(listReviews)).rejects.toMatchObject({ status: 403 })
  expect((await guest(listEvents)).items).toEqual([])
  expect((await moderator(listReviews)).items).toMatchObject([{ id, kind: 'publish' }])
  await moderator(reviewEvent, { params, body: { decision: 'return', comment: 'Which room?' } })
  expect(await host(getEvent, { params })).toMatchObject({
    state: 'draft',
    review: { state: 'returned', comment: 'Which room?' },
  })
  await host(publishEvent, { params, body: {} })
  await moderator(reviewEvent, { params, body: { decision: 'approve' } })
  expect(await host(getEvent, { params })).toMatchObject({ state: 'published', review: null })
  expect((await moderator(listReviews)).items).toEqual([])
  await go(guest, id)
  const again = moderator(reviewEvent, { params, body: { decision: 'approve' } })
  await expect(again).rejects.toMatchObject({ status: 409, code: 'NOTHING_TO_REVIEW' })
  expect(
    (await said(campus, 'event_submitted', 'event_reviewed', 'event_created')).map(({ topic }) => topic),
  ).toEqual(['event_submitted', 'event_reviewed', 'event_submitted', 'event_created', 'event_reviewed'])
})

test('another time or place is looked at again, and until then all is as it was; other words are not', async () => {
  const { moderator, host, guest } = await reviewing()
  const { id } = await submit(host)
  const params = { id }
  await moderator(reviewEvent, { params, body: { decision: 'approve' } })
  await host(updateEvent, { params, body: { about: 'Snacks as well.' } })
  expect((await moderator(listReviews)).items).toEqual([])
  const asked = await host(updateEvent, {
    params,
    body: { place: 'Roof', startsAt: inHours(200), endsAt: inHours(202) },
  })
  expect(asked).toMatchObject({ place: 'Library', about: 'Snacks as well.', review: { state: 'pending' } })
  expect(asked.review?.changes).toContainEqual({ field: 'place', before: 'Library', after: 'Roof' })
  expect((await guest(getEvent, { params })).review).toBeNull()
  expect((await moderator(listReviews)).items).toMatchObject([{ id, kind: 'change' }])
  await moderator(reviewEvent, { params, body: { decision: 'return', comment: 'The roof is closed.' } })
  expect(await guest(getEvent, { params })).toMatchObject({ place: 'Library' })
  await host(updateEvent, { params, body: { place: 'Lobby' } })
  await moderator(reviewEvent, { params, body: { decision: 'approve' } })
  expect(await guest(getEvent, { params })).toMatchObject({ place: 'Lobby', state: 'published' })
})

test('a series is one question, and staff need nobody to look', async () => {
  const { moderator, host, admin } = await reviewing()
  const body = {
    title: 'Choir',
    category: 'music' as const,
    startsAt: inHours(24),
    endsAt: inHours(26),
    repeat: { frequency: 'daily' as const, count: 3 },
  }
  const { id } = await host(createEvent, { body })
  await host(publishEvent, { params: { id }, body: {} })
  expect((await moderator(listReviews)).items).toHaveLength(1)
  await moderator(reviewEvent, { params: { id }, body: { decision: 'approve' } })
  expect((await host(listEvents)).items).toHaveLength(3)
  expect((await draft(admin).then(({ id }) => admin(publishEvent, { params: { id }, body: {} }))).state).toBe(
    'published',
  )
})

test('nobody approves what they have not seen: what was changed meanwhile is looked at again', async () => {
  const { moderator, host } = await reviewing()
  const { id } = await submit(host)
  const params = { id }
  const [seen] = (await moderator(listReviews)).items
  clock.offsetMs += 1000
  await host(updateEvent, { params, body: { title: 'Something else' } })
  const approve = { decision: 'approve' as const }
  const late = moderator(reviewEvent, { params, body: { ...approve, askedAt: seen?.askedAt } })
  await expect(late).rejects.toMatchObject({ status: 409, code: 'REVIEW_CHANGED' })
  const { review } = await moderator(getEvent, { params })
  await moderator(reviewEvent, { params, body: { ...approve, askedAt: review?.askedAt } })
  await host(updateEvent, { params, body: { place: 'Roof' } })
  const [asked] = (await moderator(listReviews)).items
  clock.offsetMs += 1000
  await host(updateEvent, { params, body: { place: 'Cellar' } })
  await expect(
    moderator(reviewEvent, { params, body: { ...approve, askedAt: asked?.askedAt } }),
  ).rejects.toMatchObject({ code: 'REVIEW_CHANGED' })
})

test('of a change staff see what is different, and the rest of it is done at once', async () => {
  const { moderator, host } = await reviewing()
  const { id, startsAt, endsAt, title } = await submit(host)
  const params = { id }
  await moderator(reviewEvent, { params, body: { decision: 'approve' } })
  const changed = await host(updateEvent, {
    params,
    body: { title, startsAt, endsAt, place: 'Roof', about: 'Bring a coat.', capacity: 9 },
  })
  expect(changed).toMatchObject({ about: 'Bring a coat.', capacity: 9, place: 'Library' })
  expect(changed.review).toMatchObject({
    scope: 'this',
    changes: [{ field: 'place', before: 'Library', after: 'Roof' }],
  })
  await host(updateEvent, { params, body: { title, place: 'Library', about: 'No coat.' } })
  expect((await host(getEvent, { params })).review?.changes).toHaveLength(1)
})

test('what was called off waits for nobody', async () => {
  const { moderator, host } = await reviewing()
  const { id } = await submit(host)
  const params = { id }
  await moderator(reviewEvent, { params, body: { decision: 'approve' } })
  await host(updateEvent, { params, body: { place: 'Roof' } })
  await host(cancelEvent, { params, body: { reason: 'Too cold.' } })
  expect((await moderator(listReviews)).items).toEqual([])
})
