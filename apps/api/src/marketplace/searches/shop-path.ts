import type { Find } from './hits.ts'

/** Where the shop shows what a search finds: prices stand in its address as people write them. */
export function shopPath({ q, filters }: Pick<Find, 'q' | 'filters'>): string {
  const query = new URLSearchParams(q ? { q } : {})
  for (const [name, value] of Object.entries(filters))
    query.set(name, name === 'min' || name === 'max' ? (Number(value) / 100).toFixed(2) : String(value))
  return query.size ? `/shop?${query}` : '/shop'
}
