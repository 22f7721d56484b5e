import type { SavedSearch } from '@banter/api/marketplace/searches/contract'
import { type Filters, inSentence, narrowing } from '../filters.ts'

/** What a search looks for, in the words of the shop's chips. */
export const searchWords = ({ q, filters }: Pick<SavedSearch, 'q' | 'filters'>): string =>
  narrowing({ ...(q && { q }), ...filters } as Filters)
    .map((one, at) => (at === 0 ? one.label : inSentence(one)))
    .join(', ') || 'Everything in the shop'
