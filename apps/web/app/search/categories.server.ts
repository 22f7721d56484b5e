import { ClubCategory } from '@banter/api/clubs/contract'
import { EventCategory } from '@banter/api/events/contract'
import { Category } from '@banter/api/marketplace/contract'
import type { Tab } from './asked.ts'

const categories: Partial<Record<Tab, readonly string[]>> = {
  product: Category.options,
  club: ClubCategory.options,
  event: EventCategory.options,
}

/** What a tab can be narrowed to. Known on the server alone: the browser needs no schema for it. */
export const categoriesOf = (tab: Tab): string[] => [...(categories[tab] ?? [])]
