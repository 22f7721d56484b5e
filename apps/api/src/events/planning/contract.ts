import { z } from 'zod'
import { Id, IdPath, line, NewId, Nothing } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { MediaItem } from '../../media/contract.ts'
import { Event, EventCategory, Moment, Scope, TimeZone } from '../contract.ts'

const text = (most: number) => z.string().trim().max(most, `At most ${most} characters, please.`)
/** Without defaults: those are the table's, and a change says only what it changes. */
const fields = {
  title: line(3, 120, 'Give it a name of at least 3 characters.'),
  about: text(10_000),
  category: EventCategory,
  startsAt: Moment,
  endsAt: Moment,
  /** The school's when left out. */
  timeZone: TimeZone,
  place: line(0, 200),
  onlineUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  capacity: z.int().min(1).max(100_000).nullable(),
  guestsAllowed: z.int().min(0).max(10),
  questions: z.array(line(1, 200)).max(5),
  audience: z.enum(['school', 'club']),
  approval: z.boolean(),
  stepFree: z.boolean(),
  captions: z.boolean(),
  quietRoom: z.boolean(),
  accessNote: text(500),
  accessContact: line(0, 200),
  cover: MediaItem.nullable(),
}
const { title, category, startsAt, endsAt } = fields
const Change = z.strictObject(fields).partial()

/** `monthly`: the same day of the month, or the same weekday of it (the second Tuesday). Both from the first date. */
export const Repeat = z
  .strictObject({
    frequency: z.enum(['daily', 'weekly', 'monthly_day', 'monthly_weekday']),
    interval: z.int().min(1).max(12).default(1),
    /** For `weekly`, Monday is 1; the weekday of the first date when left out. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
    until: z.iso.date().optional(),
    count: z.int().min(2).max(100).optional(),
  })
  .refine(({ until, count }) => Boolean(until) !== Boolean(count), 'Say until when, or how many times.')

const where = { access: 'member', at: 'school' } as const

export const createEvent = {
  method: 'POST',
  url: '/events',
  config: { ...where, perMinute: 20 },
  schema: {
    summary:
      'Draft an event, for oneself or for a club one leads. With `repeat` every date is an event of its own.',
    body: Change.extend({
      ...{ title, category, startsAt, endsAt },
      id: NewId.optional(),
      clubId: Id.optional(),
      repeat: Repeat.optional(),
    }),
    response: { 201: Event },
  },
} as const satisfies Endpoint

export const updateEvent = {
  method: 'PATCH',
  url: '/events/:id',
  config: where,
  schema: {
    summary:
      'Change an event, or the dates of its series: their times move on the clock by as much as this one’s.',
    params: IdPath,
    body: Change.extend({ scope: Scope.default('this') }),
    response: { 200: Event },
  },
} as const satisfies Endpoint

export const duplicateEvent = {
  method: 'POST',
  url: '/events/:id/duplicate',
  config: { ...where, perMinute: 20 },
  schema: {
    summary: 'A draft with the same words a week later, or at the time given.',
    params: IdPath,
    body: z.strictObject({ startsAt: Moment.optional() }),
    response: { 201: Event },
  },
} as const satisfies Endpoint

export const publishEvent = {
  method: 'POST',
  url: '/events/:id/publish',
  config: where,
  schema: {
    summary:
      'Put a draft on the calendar, by itself or with its series; where the school looks first, it is submitted.',
    params: IdPath,
    body: z.strictObject({ scope: Scope.default('all') }),
    response: { 200: Event },
  },
} as const satisfies Endpoint

export const cancelEvent = {
  method: 'POST',
  url: '/events/:id/cancel',
  config: where,
  schema: {
    summary: 'Call it off. Everybody who is going, waiting or interested is told the reason.',
    params: IdPath,
    body: z.strictObject({
      reason: text(500).min(3, 'Say why, for those who wanted to come.'),
      scope: Scope.default('this'),
    }),
    response: { 200: Event },
  },
} as const satisfies Endpoint

export const deleteEvent = {
  method: 'DELETE',
  url: '/events/:id',
  config: where,
  schema: {
    summary: 'Delete a draft, a cancelled event or one nobody is coming to; staff may delete any.',
    params: IdPath,
    querystring: z.object({ scope: Scope.default('this') }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
