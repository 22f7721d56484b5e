import { z } from 'zod'
import { Id } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { ClockTime, Weekday } from '../spots/contract.ts'

export const Slot = z.object({
  id: Id,
  spotId: Id,
  spotName: z.string(),
  day: z.int(),
  from: z.string(),
  to: z.string(),
})
export type Slot = z.output<typeof Slot>

export const Slots = z.object({ items: z.array(Slot), timeZone: z.string() })

/** A piece of a seller’s time that is still free: whoever takes it meets them there and then. */
export const FreeSlot = z.object({
  slotId: Id,
  spotId: Id,
  spotName: z.string(),
  startsAt: z.iso.datetime(),
})
export type FreeSlot = z.output<typeof FreeSlot>

export const getSlots = {
  method: 'GET',
  url: '/me/handoff-slots',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'When and where in the week one’s buyers can meet one.', response: { 200: Slots } },
} as const satisfies Endpoint

export const putSlots = {
  method: 'PUT',
  url: '/me/handoff-slots',
  config: { access: 'member', at: 'school' },
  schema: {
    summary:
      'Say when and where in the week one’s buyers can meet one: all of it, in place of what was said before.',
    body: z.strictObject({
      slots: z.array(z.strictObject({ spotId: Id, day: Weekday, from: ClockTime, to: ClockTime })).max(28),
    }),
    response: { 200: Slots },
  },
} as const satisfies Endpoint
