import { z } from 'zod'
import { Id, IdPath, line, Nothing } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

/** On the campus clock; 24:00 ends a day. */
export const ClockTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'A time such as 09:00, please.')
/** 1 is Monday. */
export const Weekday = z.int().min(1).max(7)

export const OpeningTime = z
  .strictObject({ day: Weekday, from: ClockTime, to: ClockTime })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'It closes before it opens.' })
export type OpeningTime = z.output<typeof OpeningTime>

/** When somebody is there. None: always. */
const Hours = z.array(OpeningTime).max(21)

export const Spot = z.object({
  id: Id,
  name: z.string(),
  about: z.string(),
  hours: z.array(z.object({ day: z.int(), from: z.string(), to: z.string() })),
  cameras: z.boolean(),
  staffed: z.boolean(),
  stepFree: z.boolean(),
})
export type Spot = z.output<typeof Spot>

export const AdminSpot = Spot.extend({ active: z.boolean() })
export type AdminSpot = z.output<typeof AdminSpot>

export const listSpots = {
  method: 'GET',
  url: '/handoff-spots',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Where the school says that things can change hands safely.',
    response: { 200: z.object({ items: z.array(Spot), timeZone: z.string() }) },
  },
} as const satisfies Endpoint

const change = { access: 'admin', at: 'school' } as const
const about = z.string().trim().max(500, 'At most 500 characters, please.')

export const listAllSpots = {
  method: 'GET',
  url: '/admin/handoff-spots',
  config: { access: 'moderator', at: 'school' },
  schema: {
    summary: 'All safe spots, also those that are switched off.',
    response: { 200: z.object({ items: z.array(AdminSpot), timeZone: z.string() }) },
  },
} as const satisfies Endpoint

export const addSpot = {
  method: 'POST',
  url: '/admin/handoff-spots',
  config: change,
  schema: {
    summary: 'Add a safe spot, at the end of the list.',
    body: z.strictObject({
      name: line(2, 80),
      about: about.default(''),
      hours: Hours.default([]),
      cameras: z.boolean().default(false),
      staffed: z.boolean().default(false),
      stepFree: z.boolean().default(false),
    }),
    response: { 201: AdminSpot },
  },
} as const satisfies Endpoint

export const changeSpot = {
  method: 'PATCH',
  url: '/admin/handoff-spots/:id',
  config: change,
  schema: {
    summary:
      'Change a safe spot, move it in the list, or switch it off and on. What is agreed on there stays so.',
    params: IdPath,
    body: z.strictObject({
      name: line(2, 80).optional(),
      about: about.optional(),
      hours: Hours.optional(),
      cameras: z.boolean().optional(),
      staffed: z.boolean().optional(),
      stepFree: z.boolean().optional(),
      active: z.boolean().optional(),
      /** Its place in the list; 0 is the first. */
      position: z.int().min(0).max(1000).optional(),
    }),
    response: { 200: AdminSpot },
  },
} as const satisfies Endpoint

export const deleteSpot = {
  method: 'DELETE',
  url: '/admin/handoff-spots/:id',
  config: change,
  schema: {
    summary: 'Take a safe spot away that nobody has met at.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
