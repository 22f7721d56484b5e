import { z } from 'zod'
import { listDrafts } from '../billboard/drafts/contract.ts'
import { FeedSettings, getFeed } from '../billboard/feed/contract.ts'
import { Id, Money, Page } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { Product } from '../marketplace/contract.ts'
import { Step } from '../people/contract.ts'
import { SubscriptionState } from '../subscriptions/contract.ts'

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
  /** What the school's admins are told of its bill; null for everybody else. */
  billing: z.object({ state: SubscriptionState, until: z.string().nullable() }).nullable(),
})
export type Shell = z.output<typeof Shell>

export const getShell = {
  method: 'GET',
  url: '/me/shell',
  config: { access: 'member', at: 'school-and-platform' },
  schema: { summary: 'Who is signed in, and the counts around every page.', response: { 200: Shell } },
} as const satisfies Endpoint

/** What a member's front page shows, in one question: each of its parts is an endpoint of its own as well. */
export const Home = z.object({
  shell: Shell,
  feed: getFeed.schema.response[200],
  paging: FeedSettings.shape.paging,
  /** The newest in the shop. */
  listings: z.array(Product),
  /** What one may post in the name of. */
  clubs: z.array(z.object({ id: Id, name: z.string(), leads: z.boolean() })),
  drafts: listDrafts.schema.response[200].shape.items,
})
export type Home = z.output<typeof Home>

export const getHome = {
  method: 'GET',
  url: '/me/home',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'The front page of a member: the feed, what is new in the shop, and what the composer needs.',
    querystring: Page,
    response: { 200: Home },
  },
} as const satisfies Endpoint
