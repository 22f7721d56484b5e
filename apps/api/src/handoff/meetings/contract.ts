import { z } from 'zod'
import { Moment } from '../../events/contract.ts'
import { Id, IdPath, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { NoShow } from '../no-shows/contract.ts'
import { FreeSlot } from '../slots/contract.ts'
import { Spot } from '../spots/contract.ts'

export const Meeting = z.object({
  id: Id,
  state: z.enum(['proposed', 'agreed']),
  startsAt: When,
  /** One of the school’s; null when they chose a place of their own. */
  spot: Spot.nullable(),
  place: z.string(),
  note: z.string(),
  proposedBy: Id,
  late: z.object({ minutes: z.int(), by: Id }).nullable(),
  may: z.object({ agree: z.boolean(), decline: z.boolean(), cancel: z.boolean(), late: z.boolean() }),
})
export type Meeting = z.output<typeof Meeting>

/** How reliable somebody has been: counted from orders, never typed in. */
export const Standing = z.object({
  completed: z.int(),
  noShows: z.int(),
  cancelled: z.int(),
})
export type Standing = z.output<typeof Standing>

/** Where and when the two of an order meet, and what can be done about it. */
export const Plan = z.object({
  orderId: Id,
  timeZone: z.string(),
  agreed: Meeting.nullable(),
  proposed: Meeting.nullable(),
  /** For the buyer: when the seller can be met without asking. */
  slots: z.array(FreeSlot),
  spots: z.array(Spot),
  noShows: z.array(NoShow),
  /** Of the other one; null for staff. */
  standing: Standing.nullable(),
  movesLeft: z.int(),
  may: z.object({
    propose: z.boolean(),
    /** From when on it can be said that the other one did not come; null when it is not about that. */
    noShowFrom: When.nullable(),
    sayNoShow: z.boolean(),
  }),
})
export type Plan = z.output<typeof Plan>

const member = { access: 'member', at: 'school' } as const
const response = { 200: Plan }
const text = z.string().trim().max(300, 'At most 300 characters, please.')

export const getPlan = {
  method: 'GET',
  url: '/orders/:id/meeting',
  config: member,
  schema: { summary: 'Where and when the two of an order meet.', params: IdPath, response },
} as const satisfies Endpoint

export const getMeetingIcs = {
  method: 'GET',
  url: '/orders/:id/meeting.ics',
  config: { ...member, produces: 'text/calendar' },
  schema: {
    summary: 'The agreed meeting for a calendar, for the two of the order. Nothing is agreed: not found.',
    params: IdPath,
    response: { 200: z.string() },
  },
} as const satisfies Endpoint

export const propose = {
  method: 'POST',
  url: '/orders/:id/meetings',
  config: { ...member, whileSuspended: true, perMinute: 20 },
  schema: {
    summary:
      'The buyer takes a free slot of the seller, which is agreed at once; or either proposes another time and place.',
    params: IdPath,
    body: z.strictObject({
      slotId: Id.optional(),
      spotId: Id.optional(),
      /** Where there is no spot. */
      place: z.string().trim().max(120, 'At most 120 characters, please.').default(''),
      startsAt: Moment,
      note: text.default(''),
    }),
    response,
  },
} as const satisfies Endpoint

export const agree = {
  method: 'POST',
  url: '/meetings/:id/agree',
  config: { ...member, whileSuspended: true },
  schema: { summary: 'Say yes to what the other one proposed.', params: IdPath, response },
} as const satisfies Endpoint

export const decline = {
  method: 'POST',
  url: '/meetings/:id/decline',
  config: { ...member, whileSuspended: true },
  schema: { summary: 'Say no to what the other one proposed.', params: IdPath, response },
} as const satisfies Endpoint

export const cancel = {
  method: 'POST',
  url: '/meetings/:id/cancel',
  config: { ...member, whileSuspended: true },
  schema: {
    summary: 'Take one’s proposal back, or a meeting that is agreed and still ahead.',
    params: IdPath,
    response,
  },
} as const satisfies Endpoint

export const sayLate = {
  method: 'POST',
  url: '/meetings/:id/late',
  config: { ...member, whileSuspended: true, perMinute: 20 },
  schema: {
    summary: 'Say that one is late; the other one waits that much longer.',
    params: IdPath,
    body: z.strictObject({ minutes: z.int().min(1).max(60), note: text.default('') }),
    response,
  },
} as const satisfies Endpoint
