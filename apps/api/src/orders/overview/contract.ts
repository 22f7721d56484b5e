import { z } from 'zod'
import { Money, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { OrderSummary } from '../contract.ts'

/** What somebody has to do next with an order. */
export const Todo = z.object({
  kind: z.enum(['pay', 'collect', 'confirm', 'rate', 'hand_over', 'ship', 'answer']),
  order: OrderSummary,
  /** When it is too late for it. */
  by: When.nullable(),
})
export type Todo = z.output<typeof Todo>

export const Overview = z.object({
  /** The most urgent first, ten at most. */
  todos: z.array(Todo),
  /** More to-dos than are listed. */
  more: z.boolean(),
  buying: z.object({ open: z.int(), held: Money, spentThisMonth: Money }),
  selling: z.object({
    open: z.int(),
    incoming: Money,
    soldThisMonth: z.int(),
    earnedThisMonth: Money,
    feesThisMonth: Money,
    owed: Money,
  }),
})
export type Overview = z.output<typeof Overview>

export const getOrderOverview = {
  method: 'GET',
  url: '/orders/overview',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'What one has to do as a buyer or as a seller, and how the money stands.',
    querystring: z.object({ role: z.enum(['buyer', 'seller']).default('buyer') }),
    response: { 200: Overview },
  },
} as const satisfies Endpoint
