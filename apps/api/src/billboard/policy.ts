import type { Viewer } from '@banter/tenants/context'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Who is newer than this has shorter to change a post. */
export const NEW_FOR = 7 * DAY
const EDIT_NEW = DAY
const EDIT_KNOWN = 30 * DAY
export const PINS = 3

/** What the rules ask of a post. */
export interface PostFacts {
  authorId: string
  clubId: string | null
  /** What the viewer's role in its club allows. */
  mayModerate: boolean
  mayPin: boolean
  mayAnnounce: boolean
  createdAt: Date
}

export const canPost = (viewer: Viewer) => viewer.verified

/** Moderators and admins of the school. */
export const keepsOrder = (viewer: Viewer) => viewer.role === 'moderator' || viewer.role === 'admin'

export const canDelete = (viewer: Viewer, post: PostFacts) =>
  viewer.id === post.authorId || post.mayModerate || keepsOrder(viewer)

export const canLock = canDelete

export const canArchive = (viewer: Viewer, post: PostFacts) => viewer.id === post.authorId

export const canPin = (viewer: Viewer, post: PostFacts) =>
  keepsOrder(viewer) || (post.clubId !== null && post.mayPin)

/** To the whole school its moderators, to a club those who lead it. */
export const canAnnounce = (
  viewer: Viewer,
  { clubId, mayAnnounce }: Pick<PostFacts, 'clubId' | 'mayAnnounce'>,
) => (clubId ? mayAnnounce : keepsOrder(viewer))

/** Until when something written then can be changed: accounts younger than a week have a day, others thirty. */
export function editableUntil(authorSince: Date, writtenAt: Date, now: Date): Date {
  const young = now.getTime() - authorSince.getTime() < NEW_FOR
  return new Date(writtenAt.getTime() + (young ? EDIT_NEW : EDIT_KNOWN))
}

/** How many of each somebody may make in a day: in their first day less, against throw-away accounts. */
export const DAILY = {
  firstDay: { posts: 20, comments: 60 },
  later: { posts: 100, comments: 400 },
} as const

export const LIKES_A_WEEK = 1_500

export const isFirstDay = (authorSince: Date, now: Date) => now.getTime() - authorSince.getTime() < DAY
