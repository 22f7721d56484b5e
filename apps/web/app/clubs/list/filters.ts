import type { ClubCategory } from '@banter/api/clubs/contract'
import { CATEGORIES } from '../words.ts'

export const SORTS = [
  { value: 'popular', label: 'Most members' },
  { value: 'newest', label: 'Newest' },
  { value: 'name', label: 'By name' },
] as const

/** What the list of clubs is asked for, from its address; what makes no sense there is left out. */
export interface Filters {
  view: 'all' | 'mine'
  q?: string
  category?: ClubCategory
  sort?: (typeof SORTS)[number]['value']
}

export function readFilters(query: URLSearchParams): Filters {
  const text = (name: string) => query.get(name)?.trim() || undefined
  const category = text('category')
  return {
    view: text('view') === 'mine' ? 'mine' : 'all',
    q: text('q')?.slice(0, 80),
    category: category && Object.hasOwn(CATEGORIES, category) ? (category as ClubCategory) : undefined,
    sort: SORTS.find(({ value }) => value === text('sort'))?.value,
  }
}

/** The address of the list with one thing set, or without it, from its first page. */
export function clubsPath(query: URLSearchParams, name: keyof Filters, value?: string): string {
  const next = new URLSearchParams(query)
  next.delete('cursor')
  next.delete(name)
  if (value) next.set(name, value)
  return next.size > 0 ? `/clubs?${next}` : '/clubs'
}

export const isNarrowed = ({ q, category }: Filters) => Boolean(q || category)
