import { z } from 'zod'
import { Id, IdPath, listOf, Money, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

export const AdPayment = z.object({
  id: Id,
  campaignId: Id,
  /** What receipts are called by. */
  number: z.string(),
  amount: Money,
  refunded: Money,
  state: z.enum(['awaiting_payment', 'paid', 'expired']),
  /** The page where it is paid, while it can be. */
  redirectUrl: z.string().nullable(),
  createdAt: When,
  paidAt: When.nullable(),
})
export type AdPayment = z.output<typeof AdPayment>

const admin = { access: 'admin', at: 'school' } as const

export const payCampaign = {
  method: 'POST',
  url: '/ads/campaigns/:id/pay',
  config: { ...admin, idempotencyKey: true, perMinute: 20 },
  schema: {
    summary: 'Pay the whole budget in advance, by card. Once it is paid, the campaign waits for the school.',
    params: IdPath,
    response: { 201: AdPayment },
  },
} as const satisfies Endpoint

export const topUpCampaign = {
  method: 'POST',
  url: '/ads/campaigns/:id/top-up',
  config: { ...admin, idempotencyKey: true, perMinute: 20 },
  schema: {
    summary: 'Raise the budget of one place and time of a campaign that is approved, by card.',
    params: IdPath,
    body: z.strictObject({
      flightId: Id,
      amount: z.int().min(500, 'At least $5, please.').max(1_000_000, 'At most $10,000 at a time, please.'),
    }),
    response: { 201: AdPayment },
  },
} as const satisfies Endpoint

export const listAdPayments = {
  method: 'GET',
  url: '/ads/campaigns/:id/payments',
  config: admin,
  schema: {
    summary: 'What was paid for a campaign, newest first.',
    params: IdPath,
    response: { 200: listOf(AdPayment) },
  },
} as const satisfies Endpoint

export const AdReceipt = z.object({
  number: z.string(),
  campaign: z.object({ id: Id, name: z.string(), reference: z.string() }),
  advertiser: z.object({ name: z.string(), email: z.string() }),
  school: z.string(),
  paidAt: When,
  lines: z.array(z.object({ label: z.string(), amount: Money })),
  amount: Money,
  refunds: z.array(z.object({ amount: Money, state: z.enum(['started', 'done', 'failed']), at: When })),
})
export type AdReceipt = z.output<typeof AdReceipt>

export const getAdReceipt = {
  method: 'GET',
  url: '/ads/payments/:id/receipt',
  config: admin,
  schema: {
    summary: 'The receipt of a payment, with what of it went back.',
    params: IdPath,
    response: { 200: AdReceipt },
  },
} as const satisfies Endpoint
