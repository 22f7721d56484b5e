import type { Category, Condition } from '@banter/api/marketplace/contract'
import { Kind } from '@banter/api/marketplace/kinds/contract'
import { Course } from '@banter/api/marketplace/textbooks/contract'
import { formatMoney, parseMoney } from '../ui/amounts.ts'
import { CATEGORY_NAMES, CONDITIONS, KINDS } from './words.ts'

export const SORTS = [
  { value: 'newest', label: 'Newest first' },
  { value: 'price_asc', label: 'Lowest price first' },
  { value: 'price_desc', label: 'Highest price first' },
] as const

/** What the shop is asked for, from its address; what makes no sense there is left out. Prices are in cents. */
export interface Filters {
  q?: string
  category?: Category
  condition?: Condition
  kind?: Kind
  course?: string
  moveOut?: 'true'
  seller?: string
  min?: number
  max?: number
  sort?: (typeof SORTS)[number]['value']
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function readFilters(query: URLSearchParams): Filters {
  const text = (name: string) => query.get(name)?.trim() || undefined
  const price = (name: string) => parseMoney(text(name) ?? '') ?? undefined
  const one = <Value extends string>(name: string, known: readonly Value[]) =>
    known.find((value) => value === text(name))
  const seller = text('seller')
  return {
    q: text('q')?.slice(0, 100),
    category: one('category', Object.keys(CATEGORY_NAMES) as Category[]),
    condition: one('condition', Object.keys(CONDITIONS) as Condition[]),
    kind: Kind.safeParse(text('kind')).data,
    course: Course.safeParse(text('course')).data,
    moveOut: one('moveOut', ['true']),
    seller: seller && UUID.test(seller) ? seller : undefined,
    min: price('min'),
    max: price('max'),
    sort: one(
      'sort',
      SORTS.map(({ value }) => value),
    ),
  }
}

/** The shop's address with one filter set, or without it, from its first page. */
export function shopPath(query: URLSearchParams, name: keyof Filters, value?: string): string {
  const next = new URLSearchParams(query)
  next.delete('cursor')
  next.delete(name)
  if (value) next.set(name, value)
  return next.size > 0 ? `/shop?${next}` : '/shop'
}

/** What narrows the list, in words; each can be taken off by its name. */
export function narrowing(filters: Filters): { name: keyof Filters; label: string }[] {
  const usd = (amount: number) => formatMoney({ amount, currency: 'usd' }).replace(/\.00$/, '')
  const { q, category, condition, kind, course, moveOut, seller, min, max } = filters
  const words: [keyof Filters, string | undefined][] = [
    ['q', q && `“${q}”`],
    ['category', category && CATEGORY_NAMES[category]],
    ['condition', condition && CONDITIONS[condition].name],
    ['min', min === undefined ? undefined : `From ${usd(min)}`],
    ['max', max === undefined ? undefined : `Up to ${usd(max)}`],
    ['kind', kind && KINDS[kind].badge],
    ['course', course],
    ['moveOut', moveOut && 'Has to go before move-out'],
    ['seller', seller && 'One seller'],
  ]
  return words.flatMap(([name, label]) => (label ? [{ name, label }] : []))
}
