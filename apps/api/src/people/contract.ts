import { z } from 'zod'
import { IdPath, line, listOf, Nothing, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { Me } from '../identity/contract.ts'
import { MediaItem, MediaView } from '../media/contract.ts'

/** Who may know: everybody at the school, those one shares a club with, or nobody. */
export const SeenBy = z.enum(['everyone', 'clubs', 'nobody'])
export type SeenBy = z.output<typeof SeenBy>

/** What has a choice of its own. */
export const Field = z.enum(['major', 'year', 'bio', 'interests', 'clubs', 'listings'])
export type Field = z.output<typeof Field>

const Privacy = z.object({
  major: SeenBy,
  year: SeenBy,
  bio: SeenBy,
  interests: SeenBy,
  clubs: SeenBy,
  listings: SeenBy,
})
export type Privacy = z.output<typeof Privacy>

/** How others found somebody they traded with: of five stars, to a tenth. */
export const Rating = z.object({ stars: z.number(), count: z.int() })
export type Rating = z.output<typeof Rating>

/** A person in a list of people. What the viewer may not know is as if it had never been told. */
export const PersonCard = Person.extend({
  major: z.string().nullable(),
  year: z.int().nullable(),
  interests: z.array(z.string()),
  following: z.boolean(),
})
export type PersonCard = z.output<typeof PersonCard>

export const Profile = PersonCard.extend({
  cover: z.url().nullable(),
  pronouns: z.string().nullable(),
  bio: z.string().nullable(),
  /** Set for those who look after the school. */
  staff: z.enum(['moderator', 'admin']).nullable(),
  joinedAt: When,
  followers: z.int(),
  followees: z.int(),
  followsMe: z.boolean(),
  me: z.boolean(),
  rating: Rating.nullable(),
  /** Whether the viewer may see these lists of theirs. */
  shows: z.object({ clubs: z.boolean(), listings: z.boolean(), reviews: z.boolean() }),
})
export type Profile = z.output<typeof Profile>

export const Step = z.enum(['interests', 'clubs', 'post'])
export type Step = z.output<typeof Step>

/** One's own account and profile, with all its settings. */
export const MyProfile = Me.extend({
  year: z.int().nullable(),
  pronouns: z.string(),
  bio: z.string(),
  interests: z.array(z.string()),
  photo: MediaView.nullable(),
  cover: MediaView.nullable(),
  avatar: z.url().nullable(),
  seenBy: Privacy,
  directoryHold: z.boolean(),
  suggestClubs: z.boolean(),
  /** The step of the first-run guide that comes next; null when it is done or was put aside for good. */
  onboarding: Step.nullable(),
})
export type MyProfile = z.output<typeof MyProfile>

const member = { access: 'member', at: 'school' } as const
const everyMember = { access: 'member', at: 'school-and-platform' } as const

export const Interest = line(2, 40, 'At least 2 characters, please.').toLowerCase()
export const MOST_INTERESTS = 12

export const getMe = {
  method: 'GET',
  url: '/me',
  config: everyMember,
  schema: {
    summary: 'The signed-in person, with their profile and its settings.',
    response: { 200: MyProfile },
  },
} as const satisfies Endpoint

export const updateMe = {
  method: 'PATCH',
  url: '/me',
  config: everyMember,
  schema: {
    summary: 'Change one’s own account and profile. What is left out stays as it is; `null` takes it away.',
    body: z.strictObject({
      name: line(2, 80, 'Please enter your name.').optional(),
      major: line(0, 80).nullable().optional(),
      phone: line(0, 30).nullable().optional(),
      year: z.int().min(2000, 'A year, please.').max(2100, 'A year, please.').nullable().optional(),
      pronouns: line(0, 30).optional(),
      bio: z.string().trim().max(600, 'At most 600 characters, please.').optional(),
      interests: z
        .array(Interest)
        .max(MOST_INTERESTS, `At most ${MOST_INTERESTS} interests, please.`)
        .optional(),
      photo: MediaItem.nullable().optional(),
      cover: MediaItem.nullable().optional(),
      seenBy: Privacy.partial().strict().optional(),
      directoryHold: z.boolean().optional(),
      suggestClubs: z.boolean().optional(),
      onboarding: Step.nullable().optional(),
    }),
    response: { 200: MyProfile },
  },
} as const satisfies Endpoint

export const previewMe = {
  method: 'GET',
  url: '/me/preview',
  config: member,
  schema: {
    summary: 'One’s own profile as others see it: somebody at the school, or somebody who shares a club.',
    querystring: z.object({ as: z.enum(['everyone', 'clubs']).default('everyone') }),
    response: { 200: Profile },
  },
} as const satisfies Endpoint

/** Something that stands against closing an account. */
export const Tie = z.object({ kind: z.string(), detail: z.string(), href: z.string() })
export type Tie = z.output<typeof Tie>

export const getTies = {
  method: 'GET',
  url: '/me/ties',
  config: member,
  schema: {
    summary: 'What has to be settled before one’s account can be closed.',
    response: { 200: z.object({ items: z.array(Tie) }) },
  },
} as const satisfies Endpoint

export const closeAccount = {
  method: 'DELETE',
  url: '/me',
  config: { ...member, perMinute: 10 },
  schema: {
    summary: 'Close one’s account for good. Refused while money or orders are open.',
    body: z.strictObject({ password: z.string().min(1, 'Please enter your password.').max(200) }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const listPeople = {
  method: 'GET',
  url: '/users',
  config: member,
  schema: {
    summary: 'The directory by name; a name may be mistyped. Filters find what the viewer may know.',
    querystring: Page.extend({
      q: z.string().trim().max(80).optional(),
      major: z.string().trim().max(80).optional(),
      year: z.coerce.number().int().min(2000).max(2100).optional(),
      interest: z.string().trim().toLowerCase().max(40).optional(),
    }),
    response: { 200: listOf(PersonCard) },
  },
} as const satisfies Endpoint

export const getProfile = {
  method: 'GET',
  url: '/users/:id',
  config: member,
  schema: { summary: 'Somebody’s profile.', params: IdPath, response: { 200: Profile } },
} as const satisfies Endpoint

const peopleOf = (list: 'followers' | 'following', summary: string) =>
  ({
    method: 'GET',
    url: `/users/:id/${list}`,
    config: member,
    schema: { summary, params: IdPath, querystring: Page, response: { 200: listOf(PersonCard) } },
  }) as const satisfies Endpoint

export const listFollowers = peopleOf('followers', 'Who follows somebody.')
export const listFollowing = peopleOf('following', 'Whom somebody follows.')

const deed = (method: 'PUT' | 'DELETE', url: '/users/:id/follow' | '/users/:id/block', summary: string) =>
  ({
    method,
    url,
    config: member,
    schema: { summary, params: IdPath, response: { 204: Nothing } },
  }) as const satisfies Endpoint

export const follow = deed('PUT', '/users/:id/follow', 'See somebody’s posts among those one follows.')
export const unfollow = deed('DELETE', '/users/:id/follow', 'No longer follow somebody.')
export const block = deed('PUT', '/users/:id/block', 'Do not meet somebody any more: neither sees the other.')
export const unblock = deed('DELETE', '/users/:id/block', 'Meet somebody again.')

export const Blocked = Person.extend({ since: When })
export type Blocked = z.output<typeof Blocked>

export const listBlocks = {
  method: 'GET',
  url: '/me/blocks',
  config: member,
  schema: { summary: 'Whom one has blocked.', querystring: Page, response: { 200: listOf(Blocked) } },
} as const satisfies Endpoint
