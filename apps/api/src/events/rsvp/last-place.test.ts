import { sql } from '@banter/tenants/database'
import { clock, database } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { getEvent } from '../contract.ts'
import { updateEvent } from '../planning/contract.ts'
import { DAY, go, HOUR, live, said, truth } from '../testing.ts'
import { deleteRsvp, putRsvp } from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const STUDENTS = 50

test('fifty want the last place: one has it, the others stand in line, one behind another', async () => {
  const campus = await makeCampus()
  const host = await campus.student('Hal Host')
  const { id } = await live(host, { capacity: 1 })
  const people = await Promise.all(Array.from({ length: STUDENTS }, () => campus.student()))
  // A refusal that PostgreSQL raised as an error would cost its connection.
  let lost = 0
  const count = () => lost++
  database.pool.on('remove', count)
  const answers = await Promise.all(people.map((one) => go(one, id)))
  database.pool.off('remove', count)
  expect(lost).toBe(0)
  expect(answers.filter(({ my }) => my?.status === 'going')).toHaveLength(1)
  expect(answers.filter(({ my }) => my?.status === 'waiting')).toHaveLength(STUDENTS - 1)
  const { event, rsvps } = await truth(campus, id)
  expect([event.going, event.taken]).toEqual([1, 1])
  expect(rsvps).toHaveLength(STUDENTS)
  const [line] = await campus.read((ctx) =>
    ctx.sql<{ places: number }>(
      sql`select count(distinct queued_at) as places from rsvps where event_id = ${id}::uuid and status = 'waiting'`,
    ),
  )
  expect(line?.places).toBe(STUDENTS - 1)
  const positions = answers.map(({ my }) => my?.position ?? 0).sort((a, b) => a - b)
  expect(positions).toEqual(Array.from({ length: STUDENTS }, (_, i) => i))
})

async function fullWithLine() {
  const campus = await makeCampus()
  const host = await campus.student('Hal Host')
  const { id } = await live(host, { capacity: 1 })
  const [first, second, third] = [
    await campus.student('One'),
    await campus.student('Two'),
    await campus.student('Three'),
  ]
  for (const one of [first, second, third]) await go(one, id)
  return { campus, host, id, first, second, third, params: { id } }
}

test('a free place is offered to the next for two hours; taken in time, it is theirs', async () => {
  const { campus, id, first, second, third, params } = await fullWithLine()
  await first(deleteRsvp, { params })
  const offered = await go(third, id)
  expect(offered.my).toMatchObject({ status: 'waiting', position: 1 })
  const { statusOf } = await truth(campus, id)
  expect([statusOf(first), statusOf(second), statusOf(third)]).toEqual([null, 'offered', 'waiting'])
  clock.offsetMs = 2 * HOUR - 60_000
  await campus.runJobs()
  const taken = await go(second, id)
  expect(taken).toMatchObject({ going: 1, taken: 1, my: { status: 'going', offerEndsAt: null } })
  clock.offsetMs = 3 * HOUR
  await campus.runJobs()
  expect((await truth(campus, id)).statusOf(second)).toBe('going')
})

test('an offer lapses on time, and the next in the line is asked', async () => {
  const { campus, id, first, second, third, params } = await fullWithLine()
  await first(putRsvp, { params, body: { status: 'not_going' } })
  clock.offsetMs = 2 * HOUR - 1_000
  await campus.runJobs()
  expect((await truth(campus, id)).statusOf(second)).toBe('offered')
  clock.offsetMs = 2 * HOUR + 1_000
  await campus.runJobs()
  const { statusOf, event } = await truth(campus, id)
  expect([statusOf(second), statusOf(third)]).toEqual(['interested', 'offered'])
  expect([event.going, event.taken, event.interested]).toEqual([0, 1, 1])
  const told = await said(campus, 'place_offered', 'place_offer_lapsed')
  expect(told.map(({ topic, payload }) => [topic, payload.user_id])).toEqual([
    ['place_offered', second.viewer.id],
    ['place_offer_lapsed', second.viewer.id],
    ['place_offered', third.viewer.id],
  ])
})

test('who comes back after the offer has ended stands behind those who waited, also before any job has run', async () => {
  const { campus, id, first, second, third, params } = await fullWithLine()
  await first(deleteRsvp, { params })
  clock.offsetMs = 2 * HOUR + 1_000
  expect((await go(second, id)).my).toMatchObject({ status: 'waiting' })
  expect((await truth(campus, id)).statusOf(third)).toBe('offered')
  await campus.runJobs()
  const { statusOf, event } = await truth(campus, id)
  expect([statusOf(second), statusOf(third), event.taken]).toEqual(['waiting', 'offered', 1])
})

test('declining passes the offer on at once', async () => {
  const { campus, id, first, second, third, params } = await fullWithLine()
  await first(deleteRsvp, { params })
  await second(putRsvp, { params, body: { status: 'not_going' } })
  const { statusOf } = await truth(campus, id)
  expect([statusOf(second), statusOf(third)]).toEqual(['not_going', 'offered'])
})

test('more places are offered to as many as fit, and fewer than are taken cannot be', async () => {
  const { campus, host, id, second, third, params } = await fullWithLine()
  await host(updateEvent, { params, body: { capacity: 3 } })
  const { statusOf, event } = await truth(campus, id)
  expect([statusOf(second), statusOf(third), event.taken, event.going]).toEqual(['offered', 'offered', 3, 1])
  await expect(host(updateEvent, { params, body: { capacity: 2 } })).rejects.toMatchObject({
    status: 409,
    code: 'PLACES_TAKEN',
    fields: { capacity: expect.any(String) },
  })
  await host(updateEvent, { params, body: { capacity: null } })
  expect((await truth(campus, id)).event.capacity).toBeNull()
})

test('close to the beginning an offer ends when it begins, and nobody is asked once it is over', async () => {
  const campus = await makeCampus()
  const host = await campus.student('Hal Host')
  const startsAt = new Date(clock.now().getTime() + HOUR).toISOString()
  const { id } = await live(host, { capacity: 1, startsAt })
  const [first, second] = [await campus.student('One'), await campus.student('Two')]
  for (const one of [first, second]) await go(one, id)
  await first(deleteRsvp, { params: { id } })
  const { rsvps } = await truth(campus, id)
  expect(rsvps.map(({ offerEndsAt }) => offerEndsAt?.toISOString())).toEqual([startsAt])
  clock.offsetMs = DAY
  await expect(go(first, id)).rejects.toMatchObject({ status: 409, code: 'EVENT_NOT_ON' })
})

test('what is over stays as it was: nobody takes back that they were there', async () => {
  const { student } = await makeCampus()
  const [host, guest] = [await student(), await student()]
  const { id } = await live(host)
  await go(guest, id)
  clock.offsetMs = 8 * DAY
  await expect(guest(deleteRsvp, { params: { id } })).rejects.toMatchObject({
    status: 409,
    code: 'EVENT_NOT_ON',
  })
  expect((await guest(getEvent, { params: { id } })).my?.status).toBe('going')
})
