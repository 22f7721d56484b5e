import { z } from 'zod'
import { Id, IdPath, line, NewId, Nothing, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Branch, Category, Condition, MOST_CENTS } from '../contract.ts'
import { Kind } from '../kinds/contract.ts'
import { Course, Isbn } from '../textbooks/contract.ts'

const where = { access: 'member', at: 'school' } as const

export const MOST_SEARCHES = 20

/** `instant`: a mail for each find. `daily`: one at eight in the morning for what was found since the last. */
export const Alert = z.enum(['none', 'instant', 'daily'])
export type Alert = z.output<typeof Alert>

/** What the shop can be narrowed by, as its address names it; prices in cents. */
export const SearchFilters = z.strictObject({
  kind: Kind.optional(),
  category: Category.optional(),
  branch: Branch.optional(),
  condition: Condition.optional(),
  delivery: z.enum(['pickup', 'ship', 'digital']).optional(),
  course: Course.optional(),
  isbn: Isbn.optional(),
  moveOut: z.enum(['true']).optional(),
  min: z.int().min(0).max(MOST_CENTS).optional(),
  max: z.int().min(0).max(MOST_CENTS).optional(),
})
export type SearchFilters = z.output<typeof SearchFilters>

export const SavedSearch = z.object({
  id: Id,
  name: z.string(),
  q: z.string(),
  filters: SearchFilters,
  alert: Alert,
  createdAt: When,
  /** Listings that came since it was saved. */
  found: z.int(),
  lastAlertAt: When.nullable(),
})
export type SavedSearch = z.output<typeof SavedSearch>

const Name = line(1, 80, 'Give it a name, please.')

export const listSavedSearches = {
  method: 'GET',
  url: '/me/saved-searches',
  config: where,
  schema: {
    summary: 'One’s saved searches, the latest first.',
    response: { 200: z.object({ items: z.array(SavedSearch) }) },
  },
} as const satisfies Endpoint

export const saveSearch = {
  method: 'POST',
  url: '/me/saved-searches',
  config: where,
  schema: {
    summary: 'Let a search of the shop go on by itself. The same search again is the one that is there.',
    body: z.strictObject({
      id: NewId.optional(),
      name: Name,
      q: z.string().trim().max(100).default(''),
      filters: SearchFilters.default({}),
      alert: Alert.default('daily'),
    }),
    response: { 201: SavedSearch },
  },
} as const satisfies Endpoint

export const changeSavedSearch = {
  method: 'PATCH',
  url: '/me/saved-searches/:id',
  config: where,
  schema: {
    summary: 'Rename a saved search, or set how often it tells.',
    params: IdPath,
    body: z.strictObject({ name: Name.optional(), alert: Alert.optional() }),
    response: { 200: SavedSearch },
  },
} as const satisfies Endpoint

export const forgetSavedSearch = {
  method: 'DELETE',
  url: '/me/saved-searches/:id',
  config: where,
  schema: { summary: 'Forget a saved search.', params: IdPath, response: { 204: Nothing } },
} as const satisfies Endpoint

/** From a mail, without signing in: the id is the key in it, and is of this one search. */
export const getSearchAlert = {
  method: 'GET',
  url: '/search-alerts/:id',
  config: { access: 'anyone', at: 'school' },
  schema: {
    summary: 'Which search the mails are about that a link in one of them would stop.',
    params: IdPath,
    response: { 200: z.object({ name: z.string(), alert: Alert }) },
  },
} as const satisfies Endpoint

export const stopSearchAlert = {
  method: 'POST',
  url: '/search-alerts/:id/stop',
  config: { access: 'anyone', at: 'school', whileSuspended: true },
  schema: {
    summary: 'No more mails about this search. It stays among its owner’s searches.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
