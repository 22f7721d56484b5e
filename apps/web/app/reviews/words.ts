import type { Review, Tag } from '@banter/api/reviews/contract'

export const TAGS: Record<Tag, string> = {
  as_described: 'As described',
  on_time: 'On time',
  friendly: 'Friendly',
  quick: 'Quick to answer',
  not_as_described: 'Not as described',
  late: 'Late',
  unfriendly: 'Unfriendly',
  slow: 'Slow to answer',
}

/** What a thing was like, only its buyer can say. */
export const tagsFor = (role: Review['role']) =>
  (Object.keys(TAGS) as Tag[]).filter((tag) => role === 'buyer' || !tag.endsWith('as_described'))

export const STARS = ['Bad', 'Poor', 'All right', 'Good', 'Great']

export const starWords = (stars: number) => `${stars} of 5 stars`

/** What somebody was to the one whom their words are about. */
export function roleWords({ role }: Pick<Review, 'role'>, about: boolean): string {
  const whom = about ? 'you' : 'them'
  return role === 'buyer' ? `Bought from ${whom}` : `Sold to ${whom}`
}
