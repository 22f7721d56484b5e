import { expect, test } from 'vitest'
import { hoursIn, spotFields } from './spot-input.server.ts'
import { hoursWords, standingWords } from './words.ts'

function formOf(entries: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(entries)) form.set(name, value)
  return form
}

test('days without times are closed, midnight ends a day, half a line is kept to be refused', () => {
  const form = formOf({
    'from-1-0': '09:00',
    'to-1-0': '17:00',
    'from-2-0': '',
    'to-2-0': '',
    'from-5-1': '18:00',
    'to-5-1': '00:00',
    'from-6-0': '08:00',
  })
  expect(hoursIn(form)).toEqual([
    { day: 1, from: '09:00', to: '17:00' },
    { day: 5, from: '18:00', to: '24:00' },
    { day: 6, from: '08:00', to: '' },
  ])
})

test('what is wrong with an hour is said of the hours', () => {
  expect(spotFields({ 'hours.0.to': 'It closes before it opens.', name: 'Too short' })).toEqual({
    hours: 'It closes before it opens.',
    name: 'Too short',
  })
})

test('hours are said in as few words as they need', () => {
  const at = (day: number, from: string, to: string) => ({ day, from, to })
  expect(hoursWords([])).toBe('Always open')
  expect(
    hoursWords([at(6, '10:00', '18:30'), ...[1, 2, 3, 4, 5].map((day) => at(day, '08:00', '24:00'))]),
  ).toBe('Monday to Friday 8 AM – midnight, Saturday 10 AM – 6:30 PM')
})

test.each([
  [0, 0, 'New in the market'],
  [1, 0, '1 handoff, never missed a meeting'],
  [12, 1, '12 handoffs, came to 12 of 13 meetings'],
  [0, 1, 'came to 0 of 1 meeting'],
])('%i handoffs and %i missed: %s', (completed, noShows, words) => {
  expect(standingWords({ completed, noShows, cancelled: 0 })).toBe(words)
})
