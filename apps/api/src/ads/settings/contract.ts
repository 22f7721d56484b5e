import { z } from 'zod'
import { Id, IdPath, line, listOf, Money, Nothing, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { AdCategory } from '../contract.ts'

export const AdSettings = z.object({
  enabled: z.boolean(),
  categories: z.array(AdCategory),
  /** Of a list, in percent, at most. */
  maxLoad: z.int(),
  /** Students may say that they want no paid ads. */
  optOut: z.boolean(),
  /** The school's share of what is spent, in basis points. It is agreed with the platform. */
  shareBps: z.int(),
  shareTo: z.enum(['transfer', 'invoice']),
  prices: z.object({ cpm: Money, cpc: Money, week: Money }),
})
export type AdSettings = z.output<typeof AdSettings>

const admin = { access: 'admin', at: 'school' } as const
const price = (least: number, most: number) => z.int().min(least).max(most)

export const getAdSettings = {
  method: 'GET',
  url: '/ads/settings',
  config: admin,
  schema: { summary: 'What this school says about advertising.', response: { 200: AdSettings } },
} as const satisfies Endpoint

export const changeAdSettings = {
  method: 'PATCH',
  url: '/ads/settings',
  config: admin,
  schema: {
    summary: 'Change what is allowed, how much of a list may be ads, and what they cost.',
    body: z.strictObject({
      enabled: z.boolean().optional(),
      categories: z.array(AdCategory).min(1, 'Please allow one category at least.').max(20).optional(),
      maxLoad: z.int().min(1).max(12, 'At most 12 %: every eighth thing of a list.').optional(),
      optOut: z.boolean().optional(),
      shareTo: z.enum(['transfer', 'invoice']).optional(),
      cpmPrice: price(50, 10_000).optional(),
      cpcPrice: price(5, 2_000).optional(),
      weekPrice: price(200, 500_000).optional(),
    }),
    response: { 200: AdSettings },
  },
} as const satisfies Endpoint

const Day = z.iso.date('A date, please.').refine((day) => day >= '2000' && day < '2100', 'A date, please.')

export const Blackout = z.object({
  id: Id,
  startsAt: When,
  endsAt: When,
  /** The first and the last day, on the campus's clock. */
  from: z.string(),
  to: z.string(),
  reason: z.string(),
})
export type Blackout = z.output<typeof Blackout>

export const listBlackouts = {
  method: 'GET',
  url: '/ads/blackouts',
  config: admin,
  schema: { summary: 'The times without ads that are not over.', response: { 200: listOf(Blackout) } },
} as const satisfies Endpoint

export const addBlackout = {
  method: 'POST',
  url: '/ads/blackouts',
  config: admin,
  schema: {
    summary: 'Show no ads from one day to another, such as in an exam week.',
    body: z
      .strictObject({ from: Day, to: Day, reason: line(0, 80).default('') })
      .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Not before the first day, please.' }),
    response: { 201: Blackout },
  },
} as const satisfies Endpoint

export const endBlackout = {
  method: 'DELETE',
  url: '/ads/blackouts/:id',
  config: admin,
  schema: {
    summary: 'Take a time without ads back, or end the one that runs.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
