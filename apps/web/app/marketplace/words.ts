import type { Category, Condition } from '@banter/api/marketplace/contract'

export const CATEGORY_NAMES: Record<Category, string> = {
  textbooks: 'Textbooks',
  furniture: 'Furniture',
  electronics: 'Electronics',
  pictures: 'Pictures',
  clothing: 'Clothing',
  sports: 'Sports',
  kitchen: 'Kitchen',
  tickets: 'Tickets',
  services: 'Services',
  other: 'Other',
}

/** Each condition with what a buyer may expect of it. */
export const CONDITIONS: Record<Condition, { name: string; means: string }> = {
  new: { name: 'New', means: 'Never used, as it came from the store.' },
  like_new: { name: 'Like new', means: 'Used a few times, with no marks anyone would notice.' },
  good: { name: 'Good', means: 'Used with care: small marks, works as it should.' },
  fair: { name: 'Fair', means: 'Clearly used: scratches or notes, works as it should.' },
  worn: { name: 'Worn', means: 'Well used: expect wear, and ask what still works.' },
}

export const categoryOptions = Object.entries(CATEGORY_NAMES).map(([value, label]) => ({ value, label }))
export const conditionOptions = Object.entries(CONDITIONS).map(([value, { name }]) => ({
  value,
  label: name,
}))
