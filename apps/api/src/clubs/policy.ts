import type { Viewer } from '@banter/tenants/context'
import type { Deed, Role } from './contract.ts'

/** Who may do what in a club. */
const matrix: Record<Deed, readonly Role[]> = {
  edit: ['president', 'officer'],
  admit: ['president', 'officer', 'moderator'],
  invite: ['president', 'officer', 'moderator'],
  assign: ['president', 'officer'],
  remove: ['president', 'officer', 'moderator'],
  announce: ['president', 'officer'],
  schedule: ['president', 'officer'],
  moderate: ['president', 'officer', 'moderator'],
  pin: ['president', 'officer', 'moderator'],
  file: ['president', 'officer', 'treasurer'],
  export: ['president', 'officer'],
  look_back: ['president', 'officer', 'treasurer', 'moderator'],
  hand_over: ['president', 'officer', 'treasurer', 'moderator'],
  put_away: ['president'],
}

export const allows = (role: Role | null, deed: Deed) => role !== null && matrix[deed].includes(role)

export const deedsOf = (role: Role | null) =>
  (Object.keys(matrix) as Deed[]).filter((deed) => allows(role, deed))

/** Higher is more. */
const rank: Record<Role, number> = { president: 4, officer: 3, treasurer: 2, moderator: 1, member: 0 }

export const outranks = (one: Role, other: Role) => rank[one] > rank[other]

/** Whom a role may be given by: one gives what is below one’s own, to those who are below. The presidency is handed over instead. */
export const mayAssign = (actor: Role | null, from: Role, to: Role) =>
  actor !== null && allows(actor, 'assign') && outranks(actor, from) && outranks(actor, to)

export const mayRemove = (actor: Role | null, target: Role) =>
  actor !== null && allows(actor, 'remove') && outranks(actor, target)

/** Those who look after the school also see what is hidden. */
export const isStaff = (viewer: Viewer) => viewer.role === 'moderator' || viewer.role === 'admin'

export const canFound = (viewer: Viewer) => viewer.verified
export const canJoin = (viewer: Viewer) => viewer.verified

/** A club that only one leads ends with them. */
export const LEADERS_NEEDED = 2

const DAY_MS = 86_400_000
export const RESTORABLE_MS = 30 * DAY_MS
export const REQUEST_MS = 14 * DAY_MS
export const INVITE_MS = 7 * DAY_MS
export const OFFER_MS = 14 * DAY_MS
/** How long somebody who handed over can still read what their successor reads. */
export const AFTERWARDS_MS = 14 * DAY_MS
export const TERM_NOTICE_MS = 30 * DAY_MS

/** Enough for anybody who means it, and few enough that nobody is pestered. */
export const FOUNDED_PER_DAY = 10
export const INVITES_PER_DAY = 100
export const REQUESTS_PER_WEEK = 3
export const GROUPS_PER_MEMBER = 10
/** For how long a club leaves those alone who declined, and does without those it took out, unless it invites them. */
export const REST_MS = 30 * DAY_MS
