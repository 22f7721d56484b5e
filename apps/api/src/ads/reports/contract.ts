import { z } from 'zod'
import { Id, IdPath, listOf, Money, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { FlightKind, Placement } from '../contract.ts'

const Figures = z.object({
  views: z.int(),
  clicks: z.int(),
  /** Clicks of a thousand views. */
  ctr: z.number(),
  spent: Money,
})

export const AdReport = z.object({
  total: Figures,
  days: z.array(Figures.extend({ day: z.string() })),
  placements: z.array(
    Figures.extend({
      flightId: Id,
      placement: Placement,
      kind: FlightKind,
      from: z.string(),
      to: z.string(),
    }),
  ),
  creatives: z.array(Figures.omit({ spent: true }).extend({ creativeId: Id, headline: z.string() })),
})
export type AdReport = z.output<typeof AdReport>

const admin = { access: 'admin', at: 'school' } as const

export const getAdReport = {
  method: 'GET',
  url: '/ads/campaigns/:id/report',
  config: admin,
  schema: {
    summary: 'What a campaign brought: by day, by place and by ad. A day is the campus’s own.',
    params: IdPath,
    response: { 200: AdReport },
  },
} as const satisfies Endpoint

export const exportAdReport = {
  method: 'GET',
  url: '/ads/campaigns/:id/report.csv',
  config: { ...admin, produces: 'text/csv', perMinute: 30 },
  schema: {
    summary: 'The same by day, place and ad, for a spreadsheet (text/csv).',
    params: IdPath,
    response: { 200: z.string() },
  },
} as const satisfies Endpoint

export const AdShare = z.object({
  /** 2026-11 */
  month: z.string(),
  spent: Money,
  share: Money,
  campaigns: z.int(),
  /** running: its month is not over. open: not paid yet. */
  state: z.enum(['running', 'open', 'paid']),
  paidBy: z.enum(['transfer', 'invoice']).nullable(),
  paidAt: When.nullable(),
})
export type AdShare = z.output<typeof AdShare>

export const listAdShares = {
  method: 'GET',
  url: '/ads/shares',
  config: admin,
  schema: {
    summary: 'The school’s share of what was spent on ads, by month.',
    response: { 200: listOf(AdShare) },
  },
} as const satisfies Endpoint
