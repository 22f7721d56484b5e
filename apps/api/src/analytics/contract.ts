import { z } from 'zod'
import { Id, Money } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { Step } from '../people/contract.ts'

export const Overview = z.object({
  members: z.int(),
  newMembers: z.int(),
  posts: z.int(),
  products: z.int(),
  orders: z.int(),
  sales: Money,
  fees: Money,
  /** The last 14 days, oldest first; a day is a date in UTC. */
  days: z.array(z.object({ day: z.iso.date(), orders: z.int(), posts: z.int(), members: z.int() })),
})
export type Overview = z.output<typeof Overview>

export const getOverview = {
  method: 'GET',
  url: '/admin/overview',
  config: { access: 'moderator', at: 'school' },
  schema: {
    summary: 'What the campus does, at a glance: totals, and the last 14 days.',
    response: { 200: Overview },
  },
} as const satisfies Endpoint

/** What every page of a signed-in person needs around it, in one question. */
export const Shell = z.object({
  me: z.object({
    id: Id,
    name: z.string(),
    avatar: z.url().nullable(),
    role: z.enum(['student', 'moderator', 'admin', 'finance', 'super_admin']),
    /** The step of the first-run guide that comes next; null when it is done or was put aside for good. */
    onboarding: Step.nullable(),
  }),
  unread: z.int(),
  cart: z.int(),
})
export type Shell = z.output<typeof Shell>

export const getShell = {
  method: 'GET',
  url: '/me/shell',
  config: { access: 'member', at: 'school-and-platform' },
  schema: { summary: 'Who is signed in, and the counts around every page.', response: { 200: Shell } },
} as const satisfies Endpoint
