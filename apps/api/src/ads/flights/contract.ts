import { z } from 'zod'
import { Id, IdPath, Money, Nothing, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { FlightKind, Placement } from '../contract.ts'

/** The hours of each weekday from Sunday: a bit for each hour on the campus's clock. */
const Week = z.array(z.int().min(0).max(0xffffff)).length(7)

export const Flight = z.object({
  id: Id,
  placement: Placement,
  kind: FlightKind,
  /** For a thousand views, a click, a week. */
  price: Money,
  budget: Money,
  spent: Money,
  /** Views, clicks or hours: what the budget pays for, and what of it is delivered. */
  units: z.int(),
  counted: z.int(),
  views: z.int(),
  clicks: z.int(),
  dailyCap: z.int().nullable(),
  startsAt: When,
  endsAt: When,
  /** Its first and last day, on the campus's clock. */
  from: z.string(),
  to: z.string(),
  week: Week,
})
export type Flight = z.output<typeof Flight>

const admin = { access: 'admin', at: 'school' } as const
const Day = z.iso.date('A date, please.').refine((day) => day >= '2000' && day < '2100', 'A date, please.')

const LEAST_BUDGET = 500
export const MOST_BUDGET = 1_000_000

export const addFlight = {
  method: 'POST',
  url: '/ads/campaigns/:id/flights',
  config: admin,
  schema: {
    summary: 'Add a place and a time to a draft. The price is the school’s of today.',
    params: IdPath,
    body: z
      .strictObject({
        placement: Placement,
        kind: FlightKind.default('cpm'),
        /** Of one sold by views or clicks; a week has its price. */
        budget: z
          .int()
          .min(LEAST_BUDGET, 'At least $5, please.')
          .max(MOST_BUDGET, 'At most $10,000, please.')
          .optional(),
        from: Day,
        to: Day,
        week: Week.default(Array(7).fill(0xffffff)),
        /** Views or clicks a day, at most. */
        dailyCap: z.int().min(1).max(10_000_000).optional(),
      })
      .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Not before the first day, please.' })
      .refine(({ week }) => week.some((hours) => hours > 0), {
        path: ['week'],
        message: 'Please leave it an hour at least.',
      }),
    response: { 201: Flight },
  },
} as const satisfies Endpoint

export const removeFlight = {
  method: 'DELETE',
  url: '/ads/flights/:id',
  config: admin,
  schema: {
    summary: 'Take a place and time out of a draft.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

/** What can be expected, from what was counted at this school; rough, and said so. */
export const Estimate = z.object({
  price: Money,
  budget: Money,
  /** What the budget pays for: views, clicks or hours. */
  units: z.int(),
  days: z.int(),
  /** Views of this ad in the whole time, from a quiet to a good week. */
  views: z.object({ low: z.int(), high: z.int() }),
  clicks: z.object({ low: z.int(), high: z.int() }),
  /** How many students are at this school. */
  people: z.int(),
  /** The time is too short, or the place too quiet, for this budget. */
  tooMuch: z.boolean(),
  /** Times without ads that fall into it. */
  blackouts: z.array(z.object({ from: z.string(), to: z.string(), reason: z.string() })),
})
export type Estimate = z.output<typeof Estimate>

export const estimateFlight = {
  method: 'GET',
  url: '/ads/estimate',
  config: admin,
  schema: {
    summary: 'What a budget brings at one place in one time.',
    querystring: z
      .object({
        placement: Placement.default('feed'),
        kind: FlightKind.default('cpm'),
        budget: z.coerce.number().int().min(0).max(MOST_BUDGET).default(5_000),
        from: Day,
        to: Day,
      })
      .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Not before the first day, please.' }),
    response: { 200: Estimate },
  },
} as const satisfies Endpoint
