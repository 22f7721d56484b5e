import { expect, test } from 'vitest'
import { blankValues, endAfter, ruleOf } from './form-values.ts'
import { changesOf, readPlan } from './read-plan.ts'

const filled = (values: Record<string, string>) => {
  const form = new FormData()
  const all = { title: 'Board games', category: 'social', ...blankValues({ today: '2026-11-21' }), ...values }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  return form
}

test('a plan begins tomorrow evening, or on the day one came from unless that is over', () => {
  expect(blankValues({ today: '2026-11-30' })).toMatchObject({
    startsAt: '2026-12-01T18:00',
    endsAt: '2026-12-01T20:00',
  })
  expect(blankValues({ today: '2026-11-30', date: '2026-12-24' }).startsAt).toBe('2026-12-24T18:00')
  expect(blankValues({ today: '2026-11-30', date: '2026-11-01' }).startsAt).toBe('2026-12-01T18:00')
})

test('the end moves with the beginning', () => {
  const before = { startsAt: '2026-11-24T18:00', endsAt: '2026-11-24T20:30' }
  expect(endAfter(before, '2026-11-30T22:00')).toBe('2026-12-01T00:30')
  expect(endAfter(before, '')).toBe('2026-11-24T20:30')
})

test('a rule is read when the form says how and until when', () => {
  expect(ruleOf({ repeat: 'none', count: '3', ends: 'count' })).toBeNull()
  expect(ruleOf({ repeat: 'weekly', ends: 'until', until: '' })).toBeNull()
  expect(
    ruleOf({ repeat: 'weekly', ends: 'count', count: '3', interval: '2', weekday2: 'on', weekday4: 'on' }),
  ).toEqual({
    frequency: 'weekly',
    interval: 2,
    weekdays: [2, 4],
    count: 3,
  })
})

test('the form becomes what the service is asked for: empty questions left out, no number is no limit', () => {
  const { plan } = readPlan(
    filled({ capacity: '', question1: ' Any allergies? ', question3: '', captions: 'on', onlineUrl: '' }),
  )
  expect(plan).toMatchObject({
    capacity: null,
    questions: ['Any allergies?'],
    captions: true,
    quietRoom: false,
    guestsAllowed: 0,
  })
  expect(plan).not.toHaveProperty('repeat')
})

test('what is wrong is said in the words of the form, all at once', () => {
  const { problems } = readPlan(
    filled({
      title: 'x',
      category: '',
      endsAt: '2026-11-21T10:00',
      startsAt: '2026-11-22T10:00',
      capacity: 'many',
      repeat: 'daily',
      count: '',
    }),
  )
  expect(Object.keys(problems ?? {}).sort()).toEqual(['capacity', 'category', 'count', 'endsAt', 'title'])
})

test('a change says only what is different', () => {
  const before = readPlan(filled({})).plan!
  const after = readPlan(filled({ place: 'Library', question1: 'Snacks?' })).plan!
  expect(changesOf(before, after)).toEqual({ place: 'Library', questions: ['Snacks?'] })
})
