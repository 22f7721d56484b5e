import { branchesOf, CATEGORY_TREE } from '@banter/api/marketplace/categories/contract'
import type { Category, Condition } from '@banter/api/marketplace/contract'
import type { Kind } from '@banter/api/marketplace/kinds/contract'

export const CATEGORY_NAMES = Object.fromEntries(
  Object.entries(CATEGORY_TREE).map(([category, { name }]) => [category, name]),
) as Record<Category, string>

/** Each condition with what a buyer may expect of it. */
export const CONDITIONS: Record<Condition, { name: string; means: string }> = {
  new: { name: 'New', means: 'Never used, as it came from the store.' },
  like_new: { name: 'Like new', means: 'Used a few times, with no marks anyone would notice.' },
  good: { name: 'Good', means: 'Used with care: small marks, works as it should.' },
  fair: { name: 'Fair', means: 'Clearly used: scratches or notes, works as it should.' },
  worn: { name: 'Worn', means: 'Well used: expect wear, and ask what still works.' },
}

/** What somebody can do with a thing, in the words of the form and of a badge. */
export const KINDS: Record<Kind, { does: string; means: string; badge: string }> = {
  sale: { does: 'Sell it', means: 'For money, fixed or to talk about.', badge: 'For sale' },
  free: { does: 'Give it away', means: 'For nothing, to whoever comes first.', badge: 'Free' },
  swap: { does: 'Swap it', means: 'For something else, without money.', badge: 'To swap' },
  wanted: { does: 'I am looking for it', means: 'Others see what you need and would give.', badge: 'Wanted' },
}

export const DELIVERIES = { pickup: 'To pick up', ship: 'Can be shipped', digital: 'To download' } as const

export const categoryOptions = Object.entries(CATEGORY_NAMES).map(([value, label]) => ({ value, label }))
export const conditionOptions = Object.entries(CONDITIONS).map(([value, { name }]) => ({
  value,
  label: name,
}))

/** Both levels in one list: a category alone, or `category/branch`. */
export const shelfGroups = Object.entries(CATEGORY_NAMES).map(([category, label]) => ({
  label,
  options: [
    { value: category, label },
    ...branchesOf(category).map(({ key, name }) => ({ value: `${category}/${key}`, label: name })),
  ],
}))

export const shelfOf = (category: string, branch?: string | null) =>
  branch ? `${category}/${branch}` : category

/** "Takes about 3 hours to answer", in steps that people think in. */
export function answerTime(minutes: number): string {
  if (minutes < 60) return 'Answers within the hour'
  if (minutes < 24 * 60) return `Answers in about ${Math.round(minutes / 60)} h`
  return `Answers in about ${Math.round(minutes / 1440)} d`
}
