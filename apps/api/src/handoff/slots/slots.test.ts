import { clock } from '@banter/tenants/testing'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { afterEach, expect, test } from 'vitest'
import { getPlan, propose } from '../meetings/contract.ts'
import { minuteOf } from '../spots/hours.ts'
import { HOUR, heldOrder, makeSpot, onCampus, ZONE } from '../testing.ts'
import { getSlots, putSlots } from './contract.ts'
import { freeSlots } from './free-slots.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const always = [] as { day: number; from: string; to: string }[]

test('the buyer takes a free time of the seller: it is agreed at once, and nobody else can have it', async () => {
  const scene = await heldOrder()
  const { campus, seller, buyer, id } = scene
  const spot = await makeSpot(campus)
  const { weekday } = onCampus(2, 12)
  await seller(putSlots, { body: { slots: [{ spotId: spot.id, day: weekday, from: '12:00', to: '13:30' }] } })
  const { slots } = await buyer(getPlan, { params: { id } })
  const times = [onCampus(2, 12), onCampus(2, 12, 30), onCampus(2, 13)].map((at) => at.toUTC().toISO())
  expect(slots.slice(0, 3).map(({ startsAt }) => startsAt)).toEqual(times)
  expect((await seller(getPlan, { params: { id } })).slots).toEqual([])
  const [first] = slots
  if (!first) throw new Error('There is no free slot.')
  const take = { slotId: first.slotId, startsAt: first.startsAt }
  expect(await buyer(propose, { params: { id }, body: take })).toMatchObject({
    agreed: { startsAt: first.startsAt, spot: { name: 'Library lobby' } },
    proposed: null,
  })
  const after = await buyer(getPlan, { params: { id } })
  expect(after.slots.some(({ startsAt }) => startsAt === first.startsAt)).toBe(false)
  await expect(buyer(propose, { params: { id }, body: take })).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
})

test.each([
  ['not open all of that time', [{ day: 1, from: '08:00', to: '10:00' }]],
  ['less than 30 minutes', [{ day: 1, from: '10:00', to: '10:20' }]],
  [
    'same time as another',
    [
      { day: 1, from: '10:00', to: '12:00' },
      { day: 1, from: '11:00', to: '13:00' },
    ],
  ],
])('times that cannot be are refused: %s', async (words, times) => {
  const { campus, seller } = await heldOrder()
  const spot = await makeSpot(campus, { hours: [{ day: 1, from: '09:00', to: '17:00' }] })
  const slots = times.map((time) => ({ spotId: spot.id, ...time }))
  await expect(seller(putSlots, { body: { slots } })).rejects.toMatchObject({
    code: 'WRONG_SLOTS',
    message: expect.stringContaining(words),
  })
  expect((await seller(getSlots)).items).toEqual([])
})

test('on every day of a year, also when the clocks change, a free time is one that the clock shows, in the slot, while the spot is open', () => {
  const minute = fc.integer({ min: 0, max: 48 }).map((half) => half * 30)
  const slot = fc
    .record({ day: fc.integer({ min: 1, max: 7 }), one: minute, other: minute })
    .map(({ day, one, other }) => ({ day, fromMinute: Math.min(one, other), toMinute: Math.max(one, other) }))
  const open = fc.constantFrom(
    always,
    [{ day: 7, from: '01:00', to: '04:00' }],
    [{ day: 3, from: '09:00', to: '24:00' }],
  )
  const anyDay = fc
    .integer({ min: 0, max: 366 * 24 * 60 })
    .map((m) => new Date(Date.UTC(2027, 0, 1) + m * 60_000))
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 4 }), open, anyDay, (weekly, hours, now) => {
      const slots = weekly.map((one, i) => ({ ...one, id: String(i), spotId: 's', spotName: 'S', hours }))
      const taken = [new Date(now.getTime() + 20 * HOUR)]
      for (const { slotId, startsAt } of freeSlots({ slots, taken, zone: ZONE, now })) {
        const at = DateTime.fromISO(startsAt, { zone: ZONE })
        const of = slots[Number(slotId)]!
        const shown = at.hour * 60 + at.minute
        expect(at.weekday).toBe(of.day)
        expect(shown).toBeGreaterThanOrEqual(of.fromMinute)
        expect(shown + 30).toBeLessThanOrEqual(of.toMinute)
        expect((shown - of.fromMinute) % 30).toBe(0)
        expect(at.toMillis() - now.getTime()).toBeGreaterThanOrEqual(HOUR)
        expect(Math.abs(at.toMillis() - taken[0]!.getTime())).toBeGreaterThanOrEqual(HOUR / 2)
        if (hours.length)
          expect(
            hours.some(
              ({ day, from, to }) =>
                day === at.weekday && minuteOf(from) <= shown && shown + 30 <= minuteOf(to),
            ),
          ).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('the hour that is skipped in spring has no free time', () => {
  const slots = [
    { id: 'a', spotId: 's', spotName: 'S', hours: always, day: 7, fromMinute: 60, toMinute: 240 },
  ]
  const now = new Date('2027-03-12T12:00:00Z')
  const times = freeSlots({ slots, taken: [], zone: ZONE, now }).filter(
    ({ startsAt }) => startsAt < '2027-03-15',
  )
  expect(times.map(({ startsAt }) => DateTime.fromISO(startsAt, { zone: ZONE }).toFormat('HH:mm'))).toEqual([
    '01:00',
    '01:30',
    '03:00',
    '03:30',
  ])
})
