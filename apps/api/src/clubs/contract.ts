import { z } from 'zod'
import { withPlacedAds } from '../ads/serving/contract.ts'
import { Id, line, listOf, NewId, Nothing, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { MediaItem, MediaView } from '../media/contract.ts'

export const ClubCategory = z.enum([
  'academic',
  'arts',
  'career',
  'culture',
  'faith',
  'gaming',
  'music',
  'outdoors',
  'service',
  'social',
  'sports',
  'technology',
  'other',
])
export type ClubCategory = z.output<typeof ClubCategory>

/** Who gets in: anybody, those an officer approves, those who are invited. */
export const Entry = z.enum(['open', 'request', 'invite'])
export type Entry = z.output<typeof Entry>

/** A frozen club has nobody who leads it; an archived one was put away. Both can be read, neither can be written to. */
export const ClubState = z.enum(['active', 'frozen', 'archived'])
export type ClubState = z.output<typeof ClubState>

/** Highest first. */
export const Role = z.enum(['president', 'officer', 'treasurer', 'moderator', 'member'])
export type Role = z.output<typeof Role>

/** What somebody in a club may do there. Who may is a table in the policy. */
export const Deed = z.enum([
  'edit',
  'admit',
  'invite',
  'assign',
  'remove',
  'announce',
  'schedule',
  'moderate',
  'pin',
  'file',
  'export',
  'look_back',
  'hand_over',
  'put_away',
])
export type Deed = z.output<typeof Deed>

/** What the viewer is to a club. */
export const Standing = z.object({
  role: Role.nullable(),
  title: z.string(),
  /** Their open request to join. */
  requestId: Id.nullable(),
  /** An open invitation to them. */
  inviteId: Id.nullable(),
})
export type Standing = z.output<typeof Standing>

export const Club = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  tagline: z.string(),
  category: ClubCategory,
  tags: z.array(z.string()),
  entry: Entry,
  hidden: z.boolean(),
  state: ClubState,
  logo: z.url().nullable(),
  cover: z.url().nullable(),
  memberCount: z.int(),
  createdAt: When,
  mine: Standing,
})
export type Club = z.output<typeof Club>

export const Officer = z.object({
  person: Person,
  role: Role,
  title: z.string(),
  termEndsAt: When.nullable(),
})
export type Officer = z.output<typeof Officer>

/** What a club needs from those who lead it. */
export const Todo = z.enum(['second_officer', 'term_ends', 'term_ended', 'requests'])
export type Todo = z.output<typeof Todo>

export const ClubDetail = Club.extend({
  about: z.string(),
  rules: z.string(),
  questions: z.array(z.string()),
  /** What new members are told; shown to those who may change it. */
  welcome: z.string(),
  officers: z.array(Officer),
  logoMedia: MediaView.nullable(),
  coverMedia: MediaView.nullable(),
  termEndsAt: When.nullable(),
  frozenAt: When.nullable(),
  archivedAt: When.nullable(),
  /** Put away by the school, which then is who brings it back; its reason is for those with a role. */
  archivedBySchool: z.boolean(),
  archiveReason: z.string(),
  /** Until when those who led it can bring an archived club back; later the school can. */
  restorableUntil: When.nullable(),
  may: z.array(Deed),
  todos: z.array(Todo),
  /** Requests to join that wait; for those who decide them. */
  waiting: z.int(),
  /** What of the club rings the viewer’s bell. */
  notify: z.enum(['all', 'highlights', 'none']).nullable(),
  /** An office that is offered to the viewer, or that they handed over lately. */
  handoverId: Id.nullable(),
})
export type ClubDetail = z.output<typeof ClubDetail>

/** A club by its id, or by the word in its address. */
export const ClubPath = z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,35}$/) })
const member = { access: 'member', at: 'school' } as const

export const ClubSort = z.enum(['popular', 'newest', 'name'])

export const listClubs = {
  method: 'GET',
  url: '/clubs',
  config: member,
  schema: {
    summary: 'Clubs of the school, one’s own (`mine`), or those of somebody (`member`) as far as they tell.',
    querystring: Page.extend({
      mine: z.enum(['true']).optional(),
      member: Id.optional(),
      q: z.string().trim().max(80).optional(),
      category: ClubCategory.optional(),
      /** Founded within the last seven days. */
      fresh: z.enum(['true']).optional(),
      sort: ClubSort.default('popular'),
    }),
    response: { 200: listOf(Club).extend(withPlacedAds) },
  },
} as const satisfies Endpoint

export const getClub = {
  method: 'GET',
  url: '/clubs/:id',
  config: member,
  schema: { summary: 'One club.', params: ClubPath, response: { 200: ClubDetail } },
} as const satisfies Endpoint

const Tag = line(2, 30, 'At least 2 characters, please.').toLowerCase()

const ClubInput = {
  name: line(3, 60, 'At least 3 characters, please.'),
  tagline: line(0, 120),
  about: z.string().trim().max(4_000, 'At most 4,000 characters, please.'),
  rules: z.string().trim().max(4_000, 'At most 4,000 characters, please.'),
  category: ClubCategory,
  tags: z.array(Tag).max(8, 'At most 8 tags, please.'),
  entry: Entry,
  hidden: z.boolean(),
  questions: z.array(line(3, 200, 'A question is too short.')).max(5, 'At most 5 questions, please.'),
  welcome: z.string().trim().max(1_000, 'At most 1,000 characters, please.'),
}

export const createClub = {
  method: 'POST',
  url: '/clubs',
  config: { ...member, perMinute: 10 },
  schema: {
    summary:
      'Found a club. Its second officer is invited with it: a club with two officers survives the first one’s graduation.',
    body: z.strictObject({
      id: NewId.optional(),
      name: ClubInput.name,
      category: ClubInput.category,
      secondOfficer: Id,
      tagline: ClubInput.tagline.optional(),
      about: ClubInput.about.optional(),
      rules: ClubInput.rules.optional(),
      tags: ClubInput.tags.optional(),
      entry: ClubInput.entry.optional(),
      hidden: ClubInput.hidden.optional(),
      questions: ClubInput.questions.optional(),
      welcome: ClubInput.welcome.optional(),
      logo: MediaItem.optional(),
      cover: MediaItem.optional(),
    }),
    response: { 201: ClubDetail },
  },
} as const satisfies Endpoint

export const updateClub = {
  method: 'PATCH',
  url: '/clubs/:id',
  config: member,
  schema: {
    summary: 'Change a club. What is left out stays as it is; `null` takes a picture or the term away.',
    params: ClubPath,
    body: z
      .strictObject({
        ...ClubInput,
        /** When the offices of this year end. */
        termEndsAt: When.nullable(),
        logo: MediaItem.nullable(),
        cover: MediaItem.nullable(),
      })
      .partial(),
    response: { 200: ClubDetail },
  },
} as const satisfies Endpoint

export const deleteClub = {
  method: 'DELETE',
  url: '/clubs/:id',
  config: member,
  schema: {
    summary: 'Delete a club in which nobody else is. While others are there it can be archived.',
    params: ClubPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const archiveClub = {
  method: 'POST',
  url: '/clubs/:id/archive',
  config: member,
  schema: {
    summary: 'Put a club away. Who presides it can bring it back for 30 days, unless the school did it.',
    params: ClubPath,
    response: { 200: ClubDetail },
  },
} as const satisfies Endpoint

export const restoreClub = {
  method: 'POST',
  url: '/clubs/:id/restore',
  config: member,
  schema: { summary: 'Bring an archived club back.', params: ClubPath, response: { 200: ClubDetail } },
} as const satisfies Endpoint
