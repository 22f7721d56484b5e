import { z } from 'zod'
import { Id, IdPath, listOf, Money, NewId, Nothing, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { MediaItem, MediaView } from '../media/contract.ts'

export const MOST_TEXT = 20_000
export const MOST_PICTURES = 10

export const Visibility = z.enum(['school', 'club', 'followers'])
export type Visibility = z.output<typeof Visibility>

/** Somebody or a club named in a text: `text` stands in the body as it was written (`@Ann Lee`). */
export const Mention = z.object({ kind: z.enum(['person', 'club']), id: Id, text: z.string() })
export type Mention = z.output<typeof Mention>

/** How a body that is sent names somebody: `@[person:<id>]`, `@[club:<id>]`. It is stored and shown as `@` and the name of then. */
export const mentionToken = ({ kind, id }: { kind: Mention['kind']; id: string }) => `@[${kind}:${id}]`

export const Club = z.object({ id: Id, slug: z.string(), name: z.string(), logo: z.string().nullable() })

export const Poll = z.object({
  options: z.array(
    z.object({
      position: z.int(),
      label: z.string(),
      /** Null until the viewer has voted or the poll has ended. */
      votes: z.int().nullable(),
      mine: z.boolean(),
    }),
  ),
  multiple: z.boolean(),
  endsAt: When.nullable(),
  ended: z.boolean(),
  voted: z.boolean(),
})
export type Poll = z.output<typeof Poll>

export const CardKind = z.enum(['event', 'product', 'club'])
export type CardKind = z.output<typeof CardKind>

/** What a post carries, as it is now. Of what the viewer may not see, or what is no more, only `gone` is told. */
export const Card = z.object({
  kind: CardKind,
  id: Id,
  gone: z.boolean(),
  title: z.string(),
  /** Where it is in the web app. */
  path: z.string(),
  image: z.string().nullable(),
  /** event: published, cancelled, ended · product: active, sold · club: active, frozen, archived */
  state: z.string(),
  startsAt: When.nullable(),
  timeZone: z.string().nullable(),
  /** Where the event is. */
  place: z.string().nullable(),
  price: Money.nullable(),
  /** Of a club. */
  memberCount: z.int().nullable(),
  /** open, request or invite: what joining takes. */
  entry: z.string().nullable(),
  /** What the viewer is to it already: an RSVP's status, a club's role, `seller`. */
  mine: z.string().nullable(),
})
export type Card = z.output<typeof Card>

export const Announcement = z.object({
  expiresAt: When.nullable(),
  /** Readers are asked to say that they have read it. */
  acknowledge: z.boolean(),
  acknowledged: z.boolean(),
  /** How many have; for those who could have written it. */
  acknowledgedCount: z.int().nullable(),
})

export const Post = z.object({
  id: Id,
  kind: z.enum(['post', 'announcement']),
  author: Person,
  club: Club.nullable(),
  visibility: Visibility,
  body: z.string(),
  /** In lists a long body ends early; the post itself has all of it. */
  truncated: z.boolean(),
  mentions: z.array(Mention),
  /** Hashtags in lower case, without the hash. */
  tags: z.array(z.string()),
  media: z.array(MediaView),
  poll: Poll.nullable(),
  card: Card.nullable(),
  announcement: Announcement.nullable(),
  likeCount: z.int(),
  commentCount: z.int(),
  liked: z.boolean(),
  saved: z.boolean(),
  createdAt: When,
  editedAt: When.nullable(),
  /** At the top of where it was posted: its club, or else the school. */
  pinned: z.boolean(),
  /** Nobody may comment any more. */
  locked: z.boolean(),
  /** Out of the lists; only `?archived=true` of its author shows it. */
  archived: z.boolean(),
  /** Taken from view by a moderator: seen by its author and by moderators. */
  hidden: z.boolean(),
  mine: z.boolean(),
  mayEdit: z.boolean(),
  mayDelete: z.boolean(),
  mayPin: z.boolean(),
  mayLock: z.boolean(),
  mayArchive: z.boolean(),
})
export type Post = z.output<typeof Post>

export const Body = z.string().trim().max(MOST_TEXT, 'At most 20,000 characters, please.')
export const Media = z.array(MediaItem).max(MOST_PICTURES, 'At most 10 pictures, or one video.')

export const NewPoll = z.strictObject({
  options: z
    .array(z.string().trim().min(1, 'An answer is empty.').max(80, 'At most 80 characters, please.'))
    .min(2, 'A poll has at least two answers.')
    .max(6, 'A poll has at most six answers.'),
  multiple: z.boolean().optional(),
  endsAt: When.optional(),
})

export const CardRef = z.strictObject({ kind: CardKind, id: Id })

/** What can be said of posts in a list: the feed takes the same. */
export const Sort = z.enum(['latest', 'top', 'following', 'clubs'])
export type Sort = z.output<typeof Sort>

const member = { access: 'member', at: 'school' } as const

export const listPosts = {
  method: 'GET',
  url: '/posts',
  config: member,
  schema: {
    summary:
      'Posts, newest first: everyone’s, one author’s (`me` for one’s own), one club’s, one hashtag’s, those one has saved or is named in.',
    querystring: Page.extend({
      author: z.union([z.literal('me'), Id]).optional(),
      club: Id.optional(),
      scope: z.enum(['school', 'following', 'clubs']).optional(),
      /** `top`: what was liked and commented on most this week. */
      sort: z.enum(['latest', 'top']).optional(),
      kind: z.enum(['text', 'image', 'video']).optional(),
      /** Words to look for, in a club, an author’s or a hashtag’s posts as in all. */
      q: z.string().trim().min(2).max(100).optional(),
      tag: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^#?[\p{L}\p{N}_]{1,50}$/u)
        .optional(),
      saved: z.enum(['true']).optional(),
      pinned: z.enum(['true']).optional(),
      /** One’s own that one has archived. */
      archived: z.enum(['true']).optional(),
      mentions: z.enum(['me']).optional(),
    }),
    response: { 200: listOf(Post) },
  },
} as const satisfies Endpoint

export const getPost = {
  method: 'GET',
  url: '/posts/:id',
  config: member,
  schema: {
    summary: 'One post. Of one that was deleted, the code says by whom: POST_DELETED or POST_REMOVED.',
    params: IdPath,
    response: { 200: Post },
  },
} as const satisfies Endpoint

export const createPost = {
  method: 'POST',
  url: '/posts',
  config: { ...member, perMinute: 20 },
  schema: {
    summary:
      'Post to the billboard or a club. The client names the post’s id, so that sending it twice posts it once.',
    body: z.strictObject({
      id: NewId.optional(),
      body: Body.optional(),
      club: Id.optional(),
      /** In a club: `school` lets everyone see it, `club` its members only. */
      visibility: Visibility.optional(),
      media: Media.optional(),
      poll: NewPoll.optional(),
      card: CardRef.optional(),
      /** The draft that this was: it is gone with it. */
      draft: Id.optional(),
    }),
    response: { 201: Post },
  },
} as const satisfies Endpoint

export const editPost = {
  method: 'PATCH',
  url: '/posts/:id',
  config: { ...member, perMinute: 30 },
  schema: {
    summary:
      'Change one’s own post: within 30 days, in one’s first week at the school within one. What it said is kept.',
    params: IdPath,
    body: z.strictObject({
      body: Body.optional(),
      media: Media.optional(),
      card: CardRef.nullable().optional(),
      visibility: Visibility.optional(),
    }),
    response: { 200: Post },
  },
} as const satisfies Endpoint

export const deletePost = {
  method: 'DELETE',
  url: '/posts/:id',
  config: member,
  schema: {
    summary: 'Delete one’s own post; those who lead its club and moderators may delete any.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const PostVersion = z.object({ number: z.int(), body: z.string(), writtenAt: When })

export const listPostVersions = {
  method: 'GET',
  url: '/posts/:id/versions',
  config: member,
  schema: {
    summary: 'What a post said before it was edited, oldest first.',
    params: IdPath,
    response: { 200: z.object({ items: z.array(PostVersion) }) },
  },
} as const satisfies Endpoint
