import { z } from 'zod'
import { Id, IdPath, listOf, NewId, Nothing, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Club, ClubCategory, ClubDetail, ClubPath, Entry, Officer, Role } from '../contract.ts'
import { InviteLink } from '../invite-links/contract.ts'

const member = { access: 'member', at: 'school' } as const

/** Something that happened in a club, for those who lead it next. */
export const Happening = z.object({
  id: Id,
  /** A word of the club's own log: `president_changed`, `member_removed` … */
  what: z.string(),
  actor: Person.nullable(),
  /** Whom it was about, as they are called now. */
  person: Person.nullable(),
  detail: z.record(z.string(), z.string()),
  at: When,
})
export type Happening = z.output<typeof Happening>

/** What a successor needs to know. */
export const Pack = z.object({
  officers: z.array(Officer),
  memberCount: z.int(),
  /** What lies ahead, by count. */
  upcoming: z.object({ events: z.int(), requests: z.int(), invites: z.int(), groups: z.int() }),
  files: z.array(z.object({ id: Id, title: z.string(), url: z.string() })),
  /** What comes first, the soonest first. */
  events: z.array(
    z.object({ id: Id, title: z.string(), startsAt: When, zone: z.string(), place: z.string() }),
  ),
  /** Who waits to be let in, longest first. */
  requests: z.array(z.object({ id: Id, person: Person, createdAt: When, expiresAt: When })),
  settings: z.object({
    entry: Entry,
    hidden: z.boolean(),
    category: ClubCategory,
    tags: z.array(z.string()),
    questions: z.array(z.string()),
    rules: z.string(),
    welcome: z.string(),
    termEndsAt: When.nullable(),
  }),
  /** What the club announced lately: words to begin the next announcement with. */
  announcements: z.array(z.object({ id: Id, body: z.string(), createdAt: When })),
  /** Ways into the club that are open. */
  links: z.array(InviteLink.pick({ id: true, url: true, expiresAt: true, joined: true })),
  history: z.array(Happening),
})
export type Pack = z.output<typeof Pack>

export const Handover = z.object({
  id: Id,
  club: Club,
  role: Role,
  from: Person.nullable(),
  to: Person,
  notes: z.string(),
  state: z.enum(['offered', 'accepted', 'declined', 'withdrawn', 'expired']),
  createdAt: When,
  expiresAt: When,
  decidedAt: When.nullable(),
  /** Until when who handed over can still read the pack. */
  readableUntil: When.nullable(),
  /** It is for the successor once they accepted, and for who hands over. */
  pack: Pack.nullable(),
  mine: z.enum(['from', 'to']).nullable(),
})
export type Handover = z.output<typeof Handover>

export const offerOffice = {
  method: 'POST',
  url: '/clubs/:id/transfer',
  config: { ...member, perMinute: 20 },
  schema: {
    summary: 'Offer one’s office to a member. It changes hands when they accept, within 14 days.',
    params: ClubPath,
    body: z.strictObject({
      id: NewId.optional(),
      to: Id,
      notes: z.string().trim().max(10_000, 'At most 10,000 characters, please.').optional(),
    }),
    response: { 201: Handover },
  },
} as const satisfies Endpoint

export const listHandovers = {
  method: 'GET',
  url: '/clubs/:id/handovers',
  config: member,
  schema: {
    summary: 'How offices went from one to the next, newest first; without packs.',
    params: ClubPath,
    querystring: Page,
    response: { 200: listOf(Handover) },
  },
} as const satisfies Endpoint

export const getHandover = {
  method: 'GET',
  url: '/handovers/:id',
  config: member,
  schema: {
    summary: 'A handover with its pack: for the two it is between, and for who presides the club.',
    params: IdPath,
    response: { 200: Handover },
  },
} as const satisfies Endpoint

const decide = (verb: 'accept' | 'decline', summary: string) =>
  ({
    method: 'POST',
    url: `/handovers/:id/${verb}`,
    config: member,
    schema: { summary, params: IdPath, response: { 200: Handover } },
  }) as const satisfies Endpoint

export const acceptOffice = decide('accept', 'Take over the office.')
export const declineOffice = decide('decline', 'Decline the office; nothing changes.')

export const withdrawOffer = {
  method: 'DELETE',
  url: '/handovers/:id',
  config: member,
  schema: {
    summary: 'Take back the offer of one’s office while it is not answered.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const listHistory = {
  method: 'GET',
  url: '/clubs/:id/history',
  config: member,
  schema: {
    summary: 'What happened in a club, newest first, for those with a role in it.',
    params: ClubPath,
    querystring: Page,
    response: { 200: listOf(Happening) },
  },
} as const satisfies Endpoint

export const appoint = {
  method: 'POST',
  url: '/clubs/:id/appoint',
  config: { access: 'admin', at: 'school' },
  schema: {
    summary: 'The school makes somebody president: how a frozen club gets going again.',
    params: ClubPath,
    body: z.strictObject({ userId: Id }),
    response: { 200: ClubDetail },
  },
} as const satisfies Endpoint

export const listFrozenClubs = {
  method: 'GET',
  url: '/clubs-without-leaders',
  config: { access: 'admin', at: 'school' },
  schema: {
    summary: 'Clubs that nobody leads, longest first: for the school to appoint somebody.',
    querystring: Page,
    response: { 200: listOf(Club.extend({ frozenAt: When.nullable() })) },
  },
} as const satisfies Endpoint

export type FrozenClub = z.output<typeof Club> & { frozenAt: string | null }
