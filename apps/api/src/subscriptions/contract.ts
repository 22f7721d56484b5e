import { z } from 'zod'
import { listOf, Money, Page, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'

const desk = { access: 'admin', at: 'school' } as const
/** The bill can always be seen and paid. */
const paying = { ...desk, whileSuspended: true, perMinute: 20 } as const

export const PlanKey = z.enum(['starter', 'campus', 'university'])
export const Interval = z.enum(['month', 'year'])
export const SubscriptionState = z.enum([
  'active',
  'trial',
  'cancelling',
  'past_due',
  'grace',
  'paused',
  'read_only',
  'suspended',
])
export type SubscriptionState = z.output<typeof SubscriptionState>

export const Choice = z.object({ plan: PlanKey, interval: Interval })
const WantedChoice = z.strictObject(Choice.shape)

const Used = z.object({
  limit: z.enum(['members', 'staffSeats', 'storageGb', 'adCampaigns']),
  used: z.number(),
  /** Null is without end. */
  allowed: z.number().nullable(),
})

export const Subscription = Choice.extend({
  state: SubscriptionState,
  since: When,
  /** When time alone ends the state. */
  until: When.nullable(),
  planName: z.string(),
  /** Something is billed; without, it is the school's own trial or what follows it. */
  subscribed: z.boolean(),
  price: Money,
  trialEndsAt: When,
  periodEnd: When.nullable(),
  cancelAt: When.nullable(),
  next: Choice.extend({ planName: z.string(), at: When }).nullable(),
  discount: z.string(),
  card: z.string(),
  payBy: z.enum(['card', 'invoice']),
  /** What is open, and where it is paid. */
  owed: z
    .object({ amount: Money, number: z.string(), pageUrl: z.string(), nextAttemptAt: When.nullable() })
    .nullable(),
  enrolment: z.int(),
  poNumber: z.string(),
  taxId: z.string(),
  netDays: z.int(),
  usage: z.array(Used),
  mayPayByInvoice: z.boolean(),
})
export type Subscription = z.output<typeof Subscription>

export const getSubscription = {
  method: 'GET',
  url: '/billing/subscription',
  config: desk,
  schema: { summary: 'What the school pays for, and how it stands.', response: { 200: Subscription } },
} as const satisfies Endpoint

export const Plan = z.object({
  key: PlanKey,
  name: z.string(),
  /** The largest enrolment it is for; null is the largest there is. */
  enrolment: z.int().nullable(),
  month: Money,
  year: Money,
  members: z.int().nullable(),
  staffSeats: z.int().nullable(),
  storageGb: z.int().nullable(),
  adCampaigns: z.int().nullable(),
  features: z.array(z.enum(['self_serve_ads', 'purchase_orders', 'ad_opt_out', 'directory_sync'])),
  adSharePercent: z.number(),
  support: z.enum(['email', 'priority', 'named']),
  /** The smallest one that is for a school of this size. */
  fits: z.boolean(),
  /** Of what it gives, that of which more is in use. */
  over: z.array(Used),
})
export type Plan = z.output<typeof Plan>

export const listPlans = {
  method: 'GET',
  url: '/billing/plans',
  config: desk,
  schema: {
    summary: 'What can be chosen, from the smallest.',
    response: { 200: z.object({ items: z.array(Plan) }) },
  },
} as const satisfies Endpoint

export const openCheckout = {
  method: 'POST',
  url: '/billing/checkout',
  config: paying,
  schema: {
    summary: 'Begin to pay: a page for the card, or invoices against a purchase order.',
    body: WantedChoice.extend({ payBy: z.enum(['card', 'invoice']).default('card') }),
    /** Null when there is nothing to open: the first invoice comes by mail. */
    response: { 201: z.object({ redirectUrl: z.string().nullable() }) },
  },
} as const satisfies Endpoint

export const ChangePreview = Choice.extend({
  planName: z.string(),
  kind: z.enum(['same', 'upgrade', 'downgrade']),
  /** Sent back with the change: what was shown is what is billed. */
  at: When,
  lines: z.array(z.object({ title: z.string(), amount: Money })),
  total: Money,
  due: Money,
  /** When it counts from, and what a period costs from then on. */
  from: When,
  later: Money,
  over: z.array(Used),
})
export type ChangePreview = z.output<typeof ChangePreview>

export const previewChange = {
  method: 'POST',
  url: '/billing/preview',
  config: paying,
  schema: {
    summary: 'What a change of the plan would be billed, before it is made. Nothing is changed.',
    body: WantedChoice,
    response: { 200: ChangePreview },
  },
} as const satisfies Endpoint

export const changePlan = {
  method: 'POST',
  url: '/billing/change',
  config: paying,
  schema: {
    summary: 'More at once, less when the period ends.',
    body: WantedChoice.extend({ at: When }),
    response: { 200: Subscription },
  },
} as const satisfies Endpoint

export const cancelSubscription = {
  method: 'POST',
  url: '/billing/cancel',
  config: paying,
  schema: { summary: 'End it when the period that is paid for ends.', response: { 200: Subscription } },
} as const satisfies Endpoint

export const resumeSubscription = {
  method: 'POST',
  url: '/billing/resume',
  config: paying,
  schema: {
    summary: 'Go on after all: neither end nor change when the period ends.',
    response: { 200: Subscription },
  },
} as const satisfies Endpoint

export const redeemCode = {
  method: 'POST',
  url: '/billing/code',
  config: paying,
  schema: {
    summary: 'Take something off with a code.',
    body: z.strictObject({ code: z.string().trim().min(1, 'A code, please.').max(40) }),
    response: { 200: Subscription },
  },
} as const satisfies Endpoint

export const payNow = {
  method: 'POST',
  url: '/billing/pay',
  config: paying,
  schema: {
    summary: 'Charge what is open to the card that is on file now.',
    response: { 200: Subscription },
  },
} as const satisfies Endpoint

export const openPortal = {
  method: 'POST',
  url: '/billing/portal',
  config: paying,
  schema: {
    summary: 'A page of the payment service where the card is changed.',
    response: { 201: z.object({ redirectUrl: z.string() }) },
  },
} as const satisfies Endpoint

export const putBillingDetails = {
  method: 'PUT',
  url: '/billing/details',
  config: paying,
  schema: {
    summary: 'What is printed on invoices, how long there is to pay them, and how many students there are.',
    body: z.strictObject({
      enrolment: z.int().min(0).max(2_000_000),
      poNumber: z.string().trim().max(40),
      taxId: z.union([
        z.literal(''),
        z
          .string()
          .trim()
          .regex(/^\d{2}-\d{7}$/, 'A number such as 12-3456789, please.'),
      ]),
      /** 0 is by card. */
      netDays: z.union([z.literal(0), z.literal(15), z.literal(30), z.literal(60)]),
    }),
    response: { 200: Subscription },
  },
} as const satisfies Endpoint

export const Invoice = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  status: z.enum(['open', 'uncollectible', 'paid', 'void']),
  total: Money,
  at: When,
  dueAt: When.nullable(),
  paidAt: When.nullable(),
  pageUrl: z.string(),
  pdfUrl: z.string(),
})
export type Invoice = z.output<typeof Invoice>

export const listInvoices = {
  method: 'GET',
  url: '/billing/invoices',
  config: desk,
  schema: {
    summary: 'What was billed, newest first.',
    querystring: Page,
    response: { 200: listOf(Invoice) },
  },
} as const satisfies Endpoint
