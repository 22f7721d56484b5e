import type { SavedSearch } from '@banter/api/marketplace/searches/contract'
import { type Filters, narrowing } from '../filters.ts'

/** What a search looks for, in the words of the shop's chips. */
export const searchWords = ({ q, filters }: Pick<SavedSearch, 'q' | 'filters'>): string =>
  narrowing({ ...(q && { q }), ...filters } as Filters)
    .map(({ label }) => label)
    .join(', ') || 'Everything in the shop'
