import type { Kind, Sort } from '@banter/api/search/contract'
import { formatMoney, parseMoney } from '../ui/amounts.ts'

export type Tab = 'all' | Kind

export const TABS: { tab: Tab; label: string }[] = [
  { tab: 'all', label: 'All' },
  { tab: 'post', label: 'Posts' },
  { tab: 'person', label: 'People' },
  { tab: 'club', label: 'Clubs' },
  { tab: 'event', label: 'Events' },
  { tab: 'product', label: 'Shop' },
]

export const KIND_NAMES: Record<Kind, string> = {
  post: 'Post',
  person: 'Person',
  club: 'Club',
  event: 'Event',
  product: 'For sale',
}

const SORTS: Record<Sort, string> = {
  relevance: 'Best match',
  newest: 'Newest first',
  soonest: 'Soonest first',
  price_asc: 'Lowest price first',
  price_desc: 'Highest price first',
}

/** What each tab can be ordered by. */
export const sortsOf = (tab: Tab) =>
  Object.entries(SORTS)
    .filter(
      ([sort]) =>
        sort === 'relevance' ||
        sort === 'newest' ||
        (tab === 'event' && sort === 'soonest') ||
        (tab === 'product' && sort.startsWith('price')),
    )
    .map(([value, label]) => ({ value, label }))

/** What is searched for, from the address; what makes no sense there is left out. Prices are in cents, days as `2026-11-20`. */
export interface Asked {
  q: string
  type: Tab
  category?: string
  min?: number
  max?: number
  from?: string
  to?: string
  sort?: Sort
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function readAsked(query: URLSearchParams): Asked {
  const text = (name: string) => query.get(name)?.trim() || undefined
  const type = TABS.find(({ tab }) => tab === text('type'))?.tab ?? 'all'
  const day = (name: string) => {
    const value = text(name)
    return value && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined
  }
  const price = (name: string) =>
    type === 'product' ? (parseMoney(text(name) ?? '') ?? undefined) : undefined
  return {
    // What no keyboard types comes in pasted text, and the database keeps none of it.
    q: (text('q') ?? '')
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 100),
    type,
    category: text('category')?.slice(0, 40),
    min: price('min'),
    max: price('max'),
    from: day('from'),
    to: day('to'),
    sort: sortsOf(type).find(({ value }) => value === text('sort'))?.value as Sort | undefined,
  }
}

/** As the API is asked: a last day is part of it. */
export function questionOf({ from, to, ...asked }: Asked) {
  const start = from && new Date(from).toISOString()
  const end = to && new Date(Date.parse(to) + 86_400_000).toISOString()
  return { ...asked, from: start, to: end }
}

/** The same search otherwise; another tab has other filters, and any change begins at the first page. */
export function searchPath(query: URLSearchParams, change: Partial<Record<keyof Asked, string>>): string {
  const next = new URLSearchParams(change.type === undefined ? query : { q: query.get('q') ?? '' })
  next.delete('cursor')
  for (const [name, value] of Object.entries(change)) {
    if (value && !(name === 'type' && value === 'all')) next.set(name, value)
    else next.delete(name)
  }
  return `/search?${next}`
}

/** What narrows a search now, in words. */
export function narrowing({ category, min, max, from, to }: Asked): { name: keyof Asked; label: string }[] {
  const money = (amount: number) => formatMoney({ amount, currency: 'usd' })
  return [
    category && { name: 'category' as const, label: nameOf(category) },
    min !== undefined && { name: 'min' as const, label: `from ${money(min)}` },
    max !== undefined && { name: 'max' as const, label: `up to ${money(max)}` },
    from && { name: 'from' as const, label: `since ${from}` },
    to && { name: 'to' as const, label: `until ${to}` },
  ].filter((filter) => typeof filter === 'object')
}

/** "career_fair" in words. */
export const nameOf = (category: string) => {
  const words = category.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
