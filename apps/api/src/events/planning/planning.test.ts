import { clock } from '@banter/tenants/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { getEvent, listEvents } from '../contract.ts'
import { DAY, draft, go, HOUR, inHours, live, makeClub, said, truth } from '../testing.ts'
import {
  cancelEvent,
  createEvent,
  deleteEvent,
  duplicateEvent,
  publishEvent,
  updateEvent,
} from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

async function stage() {
  const campus = await makeCampus()
  return { campus, host: await campus.student('Hal Host'), guest: await campus.student('Gus Guest') }
}

test('a draft is its hosts’ alone; published it is on everybody’s calendar, and said once', async () => {
  const { campus, host, guest } = await stage()
  const { id, ...event } = await draft(host, { place: 'Library 315', stepFree: true, accessContact: 'Hal' })
  expect(event).toMatchObject({
    state: 'draft',
    role: 'organiser',
    stepFree: true,
    may: { publish: true, rsvp: false },
  })
  const params = { id }
  await expect(guest(getEvent, { params })).rejects.toMatchObject({ status: 404 })
  for (const querystring of [{}, { q: 'board' }, { mine: 'all' as const }])
    expect((await guest(listEvents, { querystring })).items).toEqual([])
  expect((await host(listEvents, { querystring: { mine: 'hosting' } })).items.map((one) => one.id)).toEqual([
    id,
  ])
  expect((await host(listEvents)).items).toEqual([])
  expect(await said(campus, 'event_created')).toEqual([])
  await expect(guest(publishEvent, { params, body: {} })).rejects.toMatchObject({ status: 404 })
  await expect(go(guest, id)).rejects.toMatchObject({ status: 404 })
  expect(await host(publishEvent, { params, body: {} })).toMatchObject({ state: 'published' })
  await expect(host(publishEvent, { params, body: {} })).rejects.toMatchObject({
    status: 409,
    code: 'NOT_A_DRAFT',
  })
  expect((await guest(listEvents, { querystring: { q: 'board 315' } })).items.map((one) => one.id)).toEqual([
    id,
  ])
  expect(await said(campus, 'event_created')).toMatchObject([
    { payload: { event_id: id, organiser_id: host.viewer.id, leads: true } },
  ])
})

test('the same draft sent twice is one', async () => {
  const { host, guest } = await stage()
  const body = {
    id: '01990000-0000-7000-8000-000000000001',
    title: 'Once',
    category: 'other' as const,
    startsAt: inHours(48),
    endsAt: inHours(50),
  }
  const made = await host(createEvent, { body })
  expect((await host(createEvent, { body })).id).toBe(made.id)
  await expect(guest(createEvent, { body })).rejects.toMatchObject({ status: 409, code: 'ID_TAKEN' })
})

describe('what cannot be planned', () => {
  test.each([
    [{ startsAt: '2030-01-02T10:00', endsAt: '2030-01-02T09:00' }, 'endsAt'],
    [{ startsAt: '2030-01-02T10:00', endsAt: '2030-01-16T10:01' }, 'endsAt'],
    [{ startsAt: '2020-01-02T10:00', endsAt: '2020-01-02T12:00' }, 'endsAt'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ timeZone: '+02:00' }, 'timeZone'],
    [{ onlineUrl: 'javascript:alert(1)' }, 'onlineUrl'],
    [{ audience: 'club' as const }, 'audience'],
    [{ capacity: 0 }, 'capacity'],
    [{ title: 'a\u202eb c' }, 'title'],
  ])('%j', async (plan, field) => {
    const { host } = await stage()
    await expect(draft(host, plan)).rejects.toMatchObject({
      status: 422,
      fields: { [field]: expect.any(String) },
    })
  })
})

test('times are typed on the campus clock and kept as moments, right on both sides of a change of the clocks', async () => {
  const { host } = await stage()
  const summer = await draft(host, { startsAt: '2030-11-02T18:00', endsAt: '2030-11-02T20:00' })
  const winter = await draft(host, { startsAt: '2030-11-03T18:00', endsAt: '2030-11-03T20:00' })
  expect([summer.startsAt, winter.startsAt]).toEqual(['2030-11-02T23:00:00.000Z', '2030-11-04T00:00:00.000Z'])
  expect([summer.startsLocal, winter.startsLocal, winter.timeZone]).toEqual([
    '2030-11-02T18:00',
    '2030-11-03T18:00',
    'America/Chicago',
  ])
  const params = { id: winter.id }
  const moved = await host(updateEvent, { params, body: { timeZone: 'Europe/Berlin' } })
  expect([moved.startsLocal, moved.startsAt]).toEqual(['2030-11-03T18:00', '2030-11-03T17:00:00.000Z'])
})

test('a change says what is different, and a calendar that the event is newer', async () => {
  const { campus, host, guest } = await stage()
  const { id } = await live(host, { place: 'Here', onlineUrl: 'https://meet.test/secret' })
  const params = { id }
  await expect(guest(updateEvent, { params, body: { place: 'Mine' } })).rejects.toMatchObject({ status: 403 })
  await host(updateEvent, { params, body: { place: 'There', onlineUrl: 'https://meet.test/other' } })
  const told = await said(campus, 'event_updated')
  expect(told).toMatchObject([
    {
      payload: {
        event_id: id,
        diff: { place: { before: 'Here', after: 'There' }, onlineUrl: { before: '', after: '' } },
      },
    },
  ])
  expect(JSON.stringify(told)).not.toContain('meet.test')
  await host(updateEvent, { params, body: { place: 'There' } })
  expect(await said(campus, 'event_updated')).toHaveLength(1)
  expect((await truth(campus, id)).event.sequence).toBeGreaterThan(0)
})

test('where it is online is known to those who are going and those who give it', async () => {
  const { host, guest } = await stage()
  const { id, onlineUrl } = await live(host, { onlineUrl: 'https://meet.test/room' })
  expect(onlineUrl).toBe('https://meet.test/room')
  expect(await guest(getEvent, { params: { id } })).toMatchObject({ online: true, onlineUrl: null })
  expect((await go(guest, id)).onlineUrl).toBe('https://meet.test/room')
})

test('called off it says why, stays in the list of those who came, and cannot be answered', async () => {
  const { campus, host, guest } = await stage()
  const { id } = await live(host)
  await go(guest, id)
  const params = { id }
  await expect(guest(cancelEvent, { params, body: { reason: 'Because' } })).rejects.toMatchObject({
    status: 403,
  })
  await expect(host(deleteEvent, { params })).rejects.toMatchObject({ status: 409, code: 'CANCEL_FIRST' })
  await host(cancelEvent, { params, body: { reason: 'The room is flooded.' } })
  expect(await guest(getEvent, { params })).toMatchObject({
    state: 'cancelled',
    cancelReason: 'The room is flooded.',
  })
  expect((await guest(listEvents)).items).toEqual([])
  expect((await guest(listEvents, { querystring: { mine: 'going' } })).items).toMatchObject([
    { id, state: 'cancelled' },
  ])
  await expect(go(await campus.student(), id)).rejects.toMatchObject({ code: 'EVENT_NOT_ON' })
  await expect(host(cancelEvent, { params, body: { reason: 'Again' } })).rejects.toMatchObject({
    code: 'NOTHING_TO_CANCEL',
  })
  await host(deleteEvent, { params })
  await expect(guest(getEvent, { params })).rejects.toMatchObject({ status: 404 })
  expect((await said(campus, 'event_cancelled', 'event_deleted')).map(({ topic }) => topic)).toEqual([
    'event_cancelled',
    'event_deleted',
  ])
})

test('staff take an event down and can call it off, and change nothing in it', async () => {
  const { campus, host, guest } = await stage()
  const [one, two] = [await live(host), await live(host)]
  await go(guest, one.id)
  const moderator = await campus.moderator()
  await moderator(cancelEvent, { params: { id: one.id }, body: { reason: 'Against the rules.' } })
  await expect(
    moderator(updateEvent, { params: { id: two.id }, body: { title: 'Mine' } }),
  ).rejects.toMatchObject({ status: 403 })
  await moderator(deleteEvent, { params: { id: two.id } })
  await expect(host(getEvent, { params: { id: two.id } })).rejects.toMatchObject({ status: 404 })
  const { id } = await draft(host)
  await expect(moderator(getEvent, { params: { id } })).rejects.toMatchObject({ status: 404 })
})

test('a copy is a draft a week later, at the same hour and with the same words', async () => {
  const { host, guest } = await stage()
  const { id } = await live(host, {
    about: 'Bring dice.',
    startsAt: '2030-10-29T18:00',
    endsAt: '2030-10-29T20:00',
    capacity: 9,
  })
  const params = { id }
  await expect(guest(duplicateEvent, { params, body: {} })).rejects.toMatchObject({ status: 403 })
  const copy = await host(duplicateEvent, { params, body: {} })
  expect(copy).toMatchObject({
    state: 'draft',
    about: 'Bring dice.',
    capacity: 9,
    going: 0,
    startsLocal: '2030-11-05T18:00',
  })
  const later = await host(duplicateEvent, { params, body: { startsAt: '2031-01-01T09:00' } })
  expect([later.startsLocal, later.endsLocal]).toEqual(['2031-01-01T09:00', '2031-01-01T11:00'])
})

test('an event of a club is planned by its officers, and seen by members alone when it is theirs', async () => {
  const { campus, host, guest } = await stage()
  const [member, moderator] = [await campus.student('Mia Member'), await campus.moderator()]
  const club = await makeClub(campus, [host, member])
  await expect(draft(member, { clubId: club.id })).rejects.toMatchObject({
    status: 403,
    code: 'NOT_ALLOWED_IN_CLUB',
  })
  const { id } = await live(host, { clubId: club.id, audience: 'club' })
  const params = { id }
  expect((await member(listEvents, { querystring: { club: club.id } })).items).toMatchObject([
    { id, club: { name: 'Chess Club' } },
  ])
  expect(await moderator(getEvent, { params })).toMatchObject({ role: null })
  await expect(guest(getEvent, { params })).rejects.toMatchObject({ status: 404 })
  await expect(go(guest, id)).rejects.toMatchObject({ status: 404 })
  for (const querystring of [{}, { club: club.id }, { q: 'board' }, { from: '2020-01-01', to: '2020-02-01' }])
    expect((await guest(listEvents, { querystring })).items).toEqual([])
  await go(member, id)
})

test('a reminder rings a day and an hour before, at the time that counts then, and not for what was called off', async () => {
  const { campus, host, guest } = await stage()
  const { id } = await live(host, { startsAt: inHours(48) })
  const { id: off } = await live(host, { startsAt: inHours(48) })
  await go(guest, id)
  await host(updateEvent, { params: { id }, body: { startsAt: inHours(72), endsAt: inHours(74) } })
  await host(cancelEvent, { params: { id: off }, body: { reason: 'No room.' } })
  const rung = async () =>
    (await said(campus, 'event_reminder_due')).map(({ payload }) => [payload.event_id, payload.before])
  clock.offsetMs = 47.5 * HOUR
  await campus.runJobs()
  expect(await rung()).toEqual([])
  clock.offsetMs = 2 * DAY + 60_000
  await campus.runJobs()
  expect(await rung()).toEqual([[id, 'day']])
  clock.offsetMs = 71 * HOUR + 60_000
  await campus.runJobs()
  await campus.runJobs()
  expect(await rung()).toEqual([
    [id, 'day'],
    [id, 'hour'],
  ])
})
