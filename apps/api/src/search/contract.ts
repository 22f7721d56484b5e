import { z } from 'zod'
import { Id, Money, Nothing, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'

export const Kind = z.enum(['post', 'person', 'club', 'event', 'product'])
export type Kind = z.output<typeof Kind>

/** A text and which parts of it were asked for: from, to, in UTF-16 units. Whoever shows it makes them bold. */
export const Marked = z.object({ text: z.string(), marks: z.array(z.tuple([z.int(), z.int()])) })
export type Marked = z.output<typeof Marked>

export const Hit = z.object({
  kind: Kind,
  id: Id,
  /** Where it is in the web app. */
  path: z.string(),
  /** Of a post nothing: it has none. */
  title: Marked,
  /** The part of its text that was asked for. */
  excerpt: Marked,
  /** Who wrote, sells or gives it; the person themselves. */
  person: Person.nullable(),
  image: z.string().nullable(),
  category: z.string(),
  price: Money.nullable(),
  happensAt: When.nullable(),
  madeAt: When,
})
export type Hit = z.output<typeof Hit>

export const Sort = z.enum(['relevance', 'newest', 'soonest', 'price_asc', 'price_desc'])
export type Sort = z.output<typeof Sort>

/** A tab that has more shows this many and a plus. */
export const MOST_COUNTED = 100
const MOST_CENTS = 99_999_999

const Query = z
  .string()
  .trim()
  .min(1, 'What are you looking for?')
  .max(100, 'At most 100 characters, please.')

const member = { access: 'member', at: 'school' } as const

export const search = {
  method: 'GET',
  url: '/search',
  config: member,
  schema: {
    summary: 'Posts, people, clubs, events and products that have these words, or words very like them.',
    querystring: Page.extend({
      q: Query,
      type: z.enum(['all', ...Kind.options]).default('all'),
      category: z.string().max(40).optional(),
      /** Cents: products alone have a price. */
      min: z.coerce.number().int().min(0).max(MOST_CENTS).optional(),
      max: z.coerce.number().int().min(0).max(MOST_CENTS).optional(),
      /** When it is, of an event; else when it was made. `to` is not part of it. */
      from: z.iso.datetime({ offset: true }).optional(),
      to: z.iso.datetime({ offset: true }).optional(),
      sort: Sort.default('relevance'),
    }),
    response: {
      200: z.object({
        items: z.array(Hit),
        nextCursor: z.string().nullable(),
        /** How many of each kind there are, at most 100; on the first page only. */
        counts: z.record(z.enum(['all', ...Kind.options]), z.int()).nullable(),
        /** `similar`: nothing has these words, these have words like them. */
        match: z.enum(['words', 'similar']),
        /** What was probably meant. */
        didYouMean: z.string().nullable(),
        /** How many there would be without the filters, when there is nothing with them. */
        withoutFilters: z.int().nullable(),
        /** What else is here to look for, when there is nothing at all. */
        popular: z.array(z.string()),
      }),
    },
  },
} as const satisfies Endpoint

export const listSearches = {
  method: 'GET',
  url: '/me/searches',
  config: member,
  schema: {
    summary: 'What one has searched for lately, newest first.',
    response: { 200: z.object({ items: z.array(z.string()) }) },
  },
} as const satisfies Endpoint

export const noteSearch = {
  method: 'POST',
  url: '/me/searches',
  config: member,
  schema: {
    summary: 'Remember a search. Only the last ten are kept, and only their owner reads them.',
    body: z.strictObject({ query: Query }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const forgetSearches = {
  method: 'DELETE',
  url: '/me/searches',
  config: member,
  schema: {
    summary: 'Forget one of one’s searches, or all.',
    querystring: z.object({ query: z.string().max(100).optional() }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
