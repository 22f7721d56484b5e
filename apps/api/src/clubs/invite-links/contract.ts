import { z } from 'zod'
import { Id, IdPath, NewId, Nothing, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Club, ClubPath } from '../contract.ts'

const member = { access: 'member', at: 'school' } as const

/** A way into a club for whoever holds it, until it ends: on a poster, or passed on. */
export const InviteLink = z.object({
  id: Id,
  token: z.string(),
  /** The page it leads to, with the school's host. */
  url: z.url(),
  createdBy: Person,
  createdAt: When,
  expiresAt: When,
  /** How many came in by it. */
  joined: z.int(),
})
export type InviteLink = z.output<typeof InviteLink>

export const listInviteLinks = {
  method: 'GET',
  url: '/clubs/:id/invite-links',
  config: member,
  schema: {
    summary: 'Open invite links of a club, newest first, for those who invite.',
    params: ClubPath,
    response: { 200: z.object({ items: z.array(InviteLink) }) },
  },
} as const satisfies Endpoint

export const MOST_DAYS = 120

export const makeInviteLink = {
  method: 'POST',
  url: '/clubs/:id/invite-links',
  config: { ...member, perMinute: 20 },
  schema: {
    summary: 'Make a link that lets anybody of the school in who has it, for so many days.',
    params: ClubPath,
    body: z.strictObject({
      id: NewId.optional(),
      days: z.int().min(1, 'At least one day, please.').max(MOST_DAYS, 'At most 120 days, please.'),
    }),
    response: { 201: InviteLink },
  },
} as const satisfies Endpoint

export const endInviteLink = {
  method: 'DELETE',
  url: '/club-invite-links/:id',
  config: member,
  schema: {
    summary: 'End an invite link: nobody comes in by it any more.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const Poster = InviteLink.extend({
  club: Club,
  /** A drawing of the address, as SVG. */
  qr: z.string(),
})
export type Poster = z.output<typeof Poster>

export const getPoster = {
  method: 'GET',
  url: '/club-invite-links/:id',
  config: member,
  schema: {
    summary: 'An invite link with its QR code, for those who invite.',
    params: IdPath,
    response: { 200: Poster },
  },
} as const satisfies Endpoint

const TokenPath = z.object({ token: z.string().regex(/^[a-z2-9]{12}$/) })

export const Invited = z.object({ club: Club, about: z.string(), invitedBy: Person, expiresAt: When })
export type Invited = z.output<typeof Invited>

export const openInviteLink = {
  method: 'GET',
  url: '/invite-links/:token',
  config: { ...member, perMinute: 60 },
  schema: {
    summary: 'The club that an invite link leads to.',
    params: TokenPath,
    response: { 200: Invited },
  },
} as const satisfies Endpoint

export const joinByLink = {
  method: 'POST',
  url: '/invite-links/:token/join',
  config: { ...member, perMinute: 20 },
  schema: {
    summary: 'Join a club by its invite link. Joining twice is joining once.',
    params: TokenPath,
    response: { 200: z.object({ clubId: Id, slug: z.string() }) },
  },
} as const satisfies Endpoint
