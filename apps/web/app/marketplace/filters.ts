import { branchName, isBranchOf } from '@banter/api/marketplace/categories/contract'
import type { Category, Condition } from '@banter/api/marketplace/contract'
import { Kind } from '@banter/api/marketplace/kinds/contract'
import type { SearchFilters } from '@banter/api/marketplace/searches/contract'
import { Course, Isbn } from '@banter/api/marketplace/textbooks/contract'
import { formatMoney, parseMoney, plainAmount } from '../ui/amounts.ts'
import { CATEGORY_NAMES, CONDITIONS, DELIVERIES, KINDS, shelfOf } from './words.ts'

/** How well something answers words is asked of words alone. */
const RELEVANCE = { value: 'relevance', label: 'Best match first' } as const
const ORDERS = [
  { value: 'newest', label: 'Newest first' },
  { value: 'price_asc', label: 'Lowest price first' },
  { value: 'price_desc', label: 'Highest price first' },
] as const
type Sort = (typeof ORDERS)[number]['value'] | 'relevance'

export const sortsFor = ({ q }: Filters): { value: Sort; label: string }[] => [
  ...(q ? [RELEVANCE] : []),
  ...ORDERS,
]

/** What the shop is asked for, from its address; what makes no sense there is left out. Prices are in cents. */
export interface Filters {
  q?: string
  category?: Category
  branch?: string
  condition?: Condition
  kind?: Kind
  delivery?: keyof typeof DELIVERIES
  course?: string
  isbn?: string
  moveOut?: 'true'
  seller?: string
  min?: number
  max?: number
  sort?: Sort
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function readFilters(query: URLSearchParams): Filters {
  const text = (name: string) => query.get(name)?.trim() || undefined
  const price = (name: string) => parseMoney(text(name) ?? '') ?? undefined
  const one = <Value extends string>(name: string, known: readonly Value[]) =>
    known.find((value) => value === text(name))
  const seller = text('seller')
  const q = text('q')?.slice(0, 100)
  const category = one('category', Object.keys(CATEGORY_NAMES) as Category[])
  const branch = text('branch')
  return {
    q,
    category,
    branch: category && branch && isBranchOf(category, branch) ? branch : undefined,
    condition: one('condition', Object.keys(CONDITIONS) as Condition[]),
    kind: Kind.safeParse(text('kind')).data,
    delivery: one('delivery', Object.keys(DELIVERIES) as (keyof typeof DELIVERIES)[]),
    isbn: Isbn.safeParse(text('isbn')).data,
    course: Course.safeParse(text('course')).data,
    moveOut: one('moveOut', ['true']),
    seller: seller && UUID.test(seller) ? seller : undefined,
    min: price('min'),
    max: price('max'),
    sort: one(
      'sort',
      sortsFor({ q }).map(({ value }) => value),
    ),
  }
}

const TYPED = {
  min: 'no price',
  max: 'no price',
  course: 'no course: write it as in CS 2305',
  isbn: 'no ISBN: it has 10 or 13 digits',
} as const

/** What somebody typed and nothing was made of, so that they do not take the list for an answer to it. */
export function misread(query: URLSearchParams): string[] {
  const filters = readFilters(query)
  return (Object.keys(TYPED) as (keyof typeof TYPED)[]).flatMap((name) => {
    const typed = query.get(name)?.trim()
    return typed && filters[name] === undefined ? [`“${typed.slice(0, 40)}” is ${TYPED[name]}.`] : []
  })
}

/** The shop's address with one filter set, or without it, from its first page. */
export function shopPath(query: URLSearchParams, name: keyof Filters, value?: string): string {
  const next = new URLSearchParams(query)
  next.delete('cursor')
  next.delete(name)
  // A branch is of one category.
  if (name === 'category') next.delete('branch')
  if (value) next.set(name, value)
  return next.size > 0 ? `/shop?${next}` : '/shop'
}

/** What narrows the list, in words; each can be taken off by its name. */
export function narrowing(filters: Filters): { name: keyof Filters; label: string }[] {
  const usd = (amount: number) => formatMoney({ amount, currency: 'usd' }).replace(/\.00$/, '')
  const { q, category, branch, condition, kind, delivery, course, isbn, moveOut, seller, min, max } = filters
  const words: [keyof Filters, string | undefined][] = [
    ['q', q && `“${q}”`],
    ['category', category && CATEGORY_NAMES[category]],
    ['branch', category && branch && branchName(category, branch)],
    ['condition', condition && CONDITIONS[condition].name],
    ['min', min === undefined ? undefined : `From ${usd(min)}`],
    ['max', max === undefined ? undefined : `Up to ${usd(max)}`],
    ['kind', kind && KINDS[kind].badge],
    ['delivery', delivery && DELIVERIES[delivery]],
    ['course', course],
    ['isbn', isbn && `ISBN ${isbn}`],
    ['moveOut', moveOut && 'Has to go before move-out'],
    ['seller', seller && 'One seller'],
  ]
  return words.flatMap(([name, label]) => (label ? [{ name, label }] : []))
}

/** Of people's own words, of courses and of branches the capitals stay. */
const AS_WRITTEN: (keyof Filters)[] = ['q', 'course', 'isbn', 'branch']

/** One of these words in the middle of a sentence. */
export const inSentence = ({ name, label }: { name: keyof Filters; label: string }): string =>
  AS_WRITTEN.includes(name) ? label : label.charAt(0).toLowerCase() + label.slice(1)

/** What of it can be saved as a search: not whose things, and no order. */
export function savedPart({ q: _q, seller: _seller, sort: _sort, ...filters }: Filters): SearchFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
}

export const isSavable = (filters: Filters): boolean =>
  Boolean(filters.q) || Object.keys(savedPart(filters)).length > 0

/** The shop's address for what a saved search looks for. */
export function searchPath({ q, filters }: { q: string; filters: SearchFilters }): string {
  const query = new URLSearchParams(q ? { q } : {})
  for (const [name, value] of Object.entries(filters))
    query.set(name, typeof value === 'number' ? plainAmount({ amount: value, currency: 'usd' }) : value)
  return query.size > 0 ? `/shop?${query}` : '/shop'
}

/** The form for a wanted listing, with what was looked for in it already. */
export function wantedPath({ q, category, branch, course, isbn, max }: Filters): string {
  const asked = { title: q, category: category && shelfOf(category, branch), course, isbn }
  const query = new URLSearchParams({ kind: 'wanted' })
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value)
  if (max) query.set('price', plainAmount({ amount: max, currency: 'usd' }))
  return `/sell?${query}`
}
