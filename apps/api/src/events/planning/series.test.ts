import { expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { getEvent, listEvents } from '../contract.ts'
import { DAY, go, inHours, said } from '../testing.ts'
import {
  cancelEvent,
  createEvent,
  deleteEvent,
  duplicateEvent,
  publishEvent,
  updateEvent,
} from './contract.ts'

/** Five Tuesdays around the end of summer time. */
async function series(publish = true) {
  const campus = await makeCampus()
  const [host, guest] = [await campus.student('Hal Host'), await campus.student('Gus Guest')]
  const body = {
    title: 'Choir practice',
    category: 'music' as const,
    startsAt: '2030-10-15T18:00',
    endsAt: '2030-10-15T20:00',
    repeat: { frequency: 'weekly' as const, count: 5 },
  }
  const first = await host(createEvent, { body })
  if (publish) await host(publishEvent, { params: { id: first.id }, body: {} })
  const ids = first.series?.dates.map(({ id }) => id) ?? []
  return { campus, host, guest, ids, first }
}

const shown = async (asker: Asker, ids: string[]) =>
  Promise.all(
    ids.map(async (id) => {
      const { startsLocal, title, state } = await asker(getEvent, { params: { id } })
      return `${startsLocal.slice(5)} ${title}${state === 'cancelled' ? ' off' : ''}`
    }),
  )

test('each date is an event of its own, at the same hour before and after the clocks change', async () => {
  const { campus, host, guest, ids, first } = await series()
  expect(first.series?.rule).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=5')
  const dates = (await guest(getEvent, { params: { id: ids[0]! } })).series?.dates.map(
    ({ startsAt }) => startsAt,
  )
  expect(dates).toEqual([
    '2030-10-15T23:00:00.000Z',
    '2030-10-22T23:00:00.000Z',
    '2030-10-29T23:00:00.000Z',
    '2030-11-06T00:00:00.000Z',
    '2030-11-13T00:00:00.000Z',
  ])
  const range = await host(listEvents, { querystring: { from: '2030-10-01', to: '2030-12-01' } })
  expect(range.items.map(({ id }) => id)).toEqual(ids)
  const created = await said(campus, 'event_created')
  expect(created.map(({ payload }) => payload.leads)).toEqual([true, false, false, false, false])
})

test('this: one date changes, and the others do not', async () => {
  const { host, guest, ids } = await series()
  await host(updateEvent, {
    params: { id: ids[1]! },
    body: { title: 'Concert', startsAt: '2030-10-23T19:30', endsAt: '2030-10-23T21:00' },
  })
  expect(await shown(guest, ids)).toEqual([
    '10-15T18:00 Choir practice',
    '10-23T19:30 Concert',
    '10-29T18:00 Choir practice',
    '11-05T18:00 Choir practice',
    '11-12T18:00 Choir practice',
  ])
})

test('this and following: later dates move by as many days, to the same hour on the clock', async () => {
  const { host, guest, ids } = await series()
  await host(updateEvent, {
    params: { id: ids[2]! },
    body: {
      startsAt: '2030-10-30T17:15',
      endsAt: '2030-10-30T19:00',
      title: 'Rehearsal',
      scope: 'following',
    },
  })
  expect(await shown(guest, ids)).toEqual([
    '10-15T18:00 Choir practice',
    '10-22T18:00 Choir practice',
    '10-30T17:15 Rehearsal',
    '11-06T17:15 Rehearsal',
    '11-13T17:15 Rehearsal',
  ])
})

test('all: every date to come, from whichever one it is said; what is over stays as it was', async () => {
  const { campus, host, guest, ids } = await series()
  await campus.command(({ db }) =>
    db.event.updateMany({
      where: { id: ids[0]! },
      data: { startsAt: new Date('2020-10-15T23:00:00Z'), endsAt: new Date('2020-10-16T01:00:00Z') },
    }),
  )
  await host(updateEvent, { params: { id: ids[4]! }, body: { title: 'Singing', scope: 'all' } })
  expect(await shown(guest, ids)).toEqual([
    '10-15T18:00 Choir practice',
    '10-22T18:00 Singing',
    '10-29T18:00 Singing',
    '11-05T18:00 Singing',
    '11-12T18:00 Singing',
  ])
})

test('called off from one date on, and only the guests of those dates lose them', async () => {
  const { campus, host, guest, ids } = await series()
  await go(guest, ids[0]!)
  await go(guest, ids[4]!)
  await host(cancelEvent, { params: { id: ids[3]! }, body: { reason: 'Exams.', scope: 'following' } })
  expect((await shown(guest, ids)).map((one) => one.endsWith('off'))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
  const off = await said(campus, 'event_cancelled')
  expect(off.map(({ payload }) => [payload.event_id, payload.leads])).toEqual([
    [ids[3], true],
    [ids[4], false],
  ])
  // A date that was called off by itself stays so when the rest changes.
  await host(updateEvent, { params: { id: ids[0]! }, body: { title: 'Humming', scope: 'all' } })
  expect((await shown(guest, ids)).map((one) => one.slice(12))).toEqual([
    'Humming',
    'Humming',
    'Humming',
    'Choir practice off',
    'Choir practice off',
  ])
})

test('a draft of a series is deleted as one, and nothing is said of it', async () => {
  const { campus, host, ids } = await series(false)
  await host(deleteEvent, { params: { id: ids[0]! }, querystring: { scope: 'all' } })
  expect((await host(listEvents, { querystring: { mine: 'hosting' } })).items).toEqual([])
  expect(await said(campus, 'event_created', 'event_deleted')).toEqual([])
})

test('two who change a series at the same time do not wait for each other for ever', async () => {
  const { host, guest, ids } = await series()
  const titles = ['One', 'Two', 'Three', 'Four', 'Five', 'Six']
  await Promise.all(
    titles.map((title, i) =>
      host(updateEvent, { params: { id: ids[i % 5]! }, body: { title: `${title} song`, scope: 'all' } }),
    ),
  )
  expect(new Set((await shown(guest, ids)).map((one) => one.slice(12))).size).toBe(1)
})

test('more than a hundred dates are refused, and nothing is kept of them', async () => {
  const campus = await makeCampus()
  const host = await campus.student()
  const startsAt = new Date(Date.now() + DAY).toISOString()
  const endsAt = new Date(Date.now() + DAY + 3_600_000).toISOString()
  const until = new Date(Date.now() + 120 * DAY).toISOString().slice(0, 10)
  const repeat = { frequency: 'daily' as const, until }
  await expect(
    host(createEvent, { body: { title: 'Every day', category: 'other', startsAt, endsAt, repeat } }),
  ).rejects.toMatchObject({ status: 422, code: 'TOO_MANY_DATES' })
  expect(await campus.read(({ db }) => db.event.count())).toBe(0)
})

test('nobody fills the calendar alone: three hundred dates to come are enough', async () => {
  const { student } = await makeCampus()
  const host = await student()
  const plan = { title: 'Spam', category: 'other' as const, startsAt: inHours(20), endsAt: inHours(21) }
  const repeat = { frequency: 'daily' as const, count: 100 }
  for (const title of ['One', 'Two', 'Three']) await host(createEvent, { body: { ...plan, title, repeat } })
  const { items } = await host(listEvents, { querystring: { mine: 'hosting' } })
  const refused = { status: 409, code: 'TOO_MANY_PLANNED' }
  await expect(host(createEvent, { body: plan })).rejects.toMatchObject(refused)
  const params = { id: items[0]?.id ?? '' }
  await expect(host(duplicateEvent, { params, body: {} })).rejects.toMatchObject(refused)
  await host(deleteEvent, { params, querystring: { scope: 'all' } })
  await host(createEvent, { body: plan })
})
