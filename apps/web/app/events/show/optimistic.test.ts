import type { Event } from '@banter/api/events/contract'
import { expect, test } from 'vitest'
import { answeredAs } from './optimistic.ts'

const event = {
  capacity: 3,
  taken: 1,
  going: 1,
  interested: 4,
  waiting: 0,
  approval: false,
  my: null as Event['my'],
}
const my = {
  status: 'going' as const,
  guests: 1,
  offerEndsAt: null,
  answers: ['vegan'],
  position: null,
  checkedInAt: null,
}

test('the last places go to who comes with as many heads', () => {
  expect(answeredAs(event, { status: 'going', guests: 1 })).toMatchObject({
    going: 3,
    taken: 3,
    my: { status: 'going', guests: 1 },
  })
})

test('a party that is too big, and whoever comes behind others, waits', () => {
  expect(answeredAs(event, { status: 'going', guests: 2 })).toMatchObject({
    going: 1,
    waiting: 1,
    my: { status: 'waiting', position: 1 },
  })
  expect(answeredAs({ ...event, waiting: 2 }, { status: 'going', guests: 0 }).my).toMatchObject({
    position: 3,
  })
})

test('who steps back frees the places of the guests as well', () => {
  const full = { ...event, taken: 3, going: 3, my }
  expect(answeredAs(full, { status: 'not_going', guests: 0 })).toMatchObject({
    going: 1,
    taken: 1,
    my: { guests: 0 },
  })
  expect(answeredAs(full, { status: 'none', guests: 0 })).toMatchObject({ going: 1, taken: 1, my: null })
  expect(answeredAs(full, { status: 'interested', guests: 0 })).toMatchObject({ going: 1, interested: 5 })
})

test('an offered place is taken already: accepting it takes no other', () => {
  const offered = { ...event, taken: 2, my: { ...my, status: 'offered' as const, guests: 0 } }
  expect(answeredAs(offered, { status: 'going', guests: 0 })).toMatchObject({
    going: 2,
    taken: 2,
    my: { answers: ['vegan'] },
  })
})

test('where hosts approve, one asks; without a limit everybody fits', () => {
  expect(answeredAs({ ...event, approval: true }, { status: 'going', guests: 0 }).my?.status).toBe(
    'requested',
  )
  expect(
    answeredAs({ ...event, capacity: null, taken: 900 }, { status: 'going', guests: 9 }).my?.status,
  ).toBe('going')
})
