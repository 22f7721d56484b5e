import { z } from 'zod'
import { Id, IdPath, listOf, Money, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

export const ChargebackState = z.enum(['open', 'submitted', 'won', 'lost'])
export type ChargebackState = z.output<typeof ChargebackState>

export const Chargeback = z.object({
  id: Id,
  amount: Money,
  /** The bank's word for why: fraudulent, product_not_received … */
  reason: z.string(),
  state: ChargebackState,
  buyer: Person,
  orders: z.array(z.object({ id: Id, reference: z.string(), title: z.string(), seller: Person })),
  /** After it nothing that is sent counts. */
  evidenceBy: When.nullable(),
  /** When the evidence goes by itself. */
  sendsAt: When.nullable(),
  submittedAt: When.nullable(),
  closedAt: When.nullable(),
  createdAt: When,
})
export type Chargeback = z.output<typeof Chargeback>

export const ChargebackCase = Chargeback.extend({
  /** What goes to the bank, or went there, in the order in which it is read. */
  evidence: z.array(z.object({ name: z.string(), text: z.string() })),
  maySend: z.boolean(),
})
export type ChargebackCase = z.output<typeof ChargebackCase>

const staff = { access: 'moderator', at: 'school' } as const

export const listChargebacks = {
  method: 'GET',
  url: '/admin/chargebacks',
  config: staff,
  schema: {
    summary: 'Card payments that their banks ask back, the latest first.',
    querystring: Page.extend({ status: z.enum(['running', 'over']).default('running') }),
    response: { 200: listOf(Chargeback) },
  },
} as const satisfies Endpoint

export const getChargeback = {
  method: 'GET',
  url: '/admin/chargebacks/:id',
  config: staff,
  schema: {
    summary: 'One of them, with the evidence as it goes to the bank.',
    params: IdPath,
    response: { 200: ChargebackCase },
  },
} as const satisfies Endpoint

export const sendEvidence = {
  method: 'POST',
  url: '/admin/chargebacks/:id/evidence',
  config: { ...staff, whileSuspended: true },
  schema: {
    summary: 'Send the evidence now. It can be sent once, and goes by itself a day before it is too late.',
    params: IdPath,
    response: { 202: ChargebackCase },
  },
} as const satisfies Endpoint
