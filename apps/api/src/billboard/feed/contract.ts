import { z } from 'zod'
import { Ad } from '../../ads/serving/contract.ts'
import { Id, IdPath, listOf, Page } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Post, Sort } from '../contract.ts'

const member = { access: 'member', at: 'school' } as const

/** Told apart by `kind`. */
export const FeedItem = z.discriminatedUnion('kind', [Post, Ad])
export type FeedItem = z.output<typeof FeedItem>

export const getFeed = {
  method: 'GET',
  url: '/feed',
  config: member,
  schema: {
    summary:
      'What a member sees first: announcements and what the school has pinned, then posts. `latest` is everyone’s, `top` this week’s most liked.',
    querystring: Page.extend({
      /** Without it, the one that the member chose last. */
      sort: Sort.optional(),
    }),
    response: { 200: listOf(FeedItem).extend({ sort: Sort }) },
  },
} as const satisfies Endpoint

export const countNewPosts = {
  method: 'GET',
  url: '/posts/new-count',
  config: member,
  schema: {
    summary: 'How many posts of others there are since this one in the feed; 99 is 99 or more.',
    querystring: z.object({
      since: Id.optional(),
      sort: z.enum(['latest', 'following', 'clubs']).optional(),
    }),
    response: { 200: z.object({ count: z.int() }) },
  },
} as const satisfies Endpoint

/** How somebody likes the feed: scrolled without end, or page by page. */
export const FeedSettings = z.object({ sort: Sort, paging: z.enum(['scroll', 'button']) })
export type FeedSettings = z.output<typeof FeedSettings>

export const getFeedSettings = {
  method: 'GET',
  url: '/me/feed-settings',
  config: member,
  schema: { summary: 'How one reads the feed.', response: { 200: FeedSettings } },
} as const satisfies Endpoint

export const setFeedSettings = {
  method: 'PUT',
  url: '/me/feed-settings',
  config: member,
  schema: {
    summary: 'Remember how one reads the feed. What is not named stays.',
    body: z.strictObject({ sort: Sort.optional(), paging: FeedSettings.shape.paging.optional() }),
    response: { 200: FeedSettings },
  },
} as const satisfies Endpoint

export const hidePost = {
  method: 'PUT',
  url: '/posts/:id/hide',
  config: member,
  schema: {
    summary: 'Not interested: this post is in no list of mine any more.',
    params: IdPath,
    response: { 200: z.object({ hidden: z.boolean() }) },
  },
} as const satisfies Endpoint

export const unhidePost = {
  ...hidePost,
  method: 'DELETE',
  schema: { ...hidePost.schema, summary: 'Undo “not interested”.' },
} as const satisfies Endpoint

export const MuteSubject = z.enum(['person', 'club', 'tag'])
export type MuteSubject = z.output<typeof MuteSubject>

/** `name` is what people call it: of a hashtag, the hashtag. */
export const Mute = z.object({ subject: MuteSubject, key: z.string(), name: z.string() })
export type Mute = z.output<typeof Mute>

export const listMutes = {
  method: 'GET',
  url: '/me/mutes',
  config: member,
  schema: {
    summary: 'People, clubs and hashtags whose posts one does not want to see.',
    response: { 200: z.object({ items: z.array(Mute) }) },
  },
} as const satisfies Endpoint

export const mute = {
  method: 'PUT',
  url: '/me/mutes/:subject/:key',
  config: member,
  schema: {
    summary: 'Mute a person or a club by its id, or a hashtag. They are not told.',
    params: z.object({ subject: MuteSubject, key: z.string().trim().toLowerCase().min(1).max(60) }),
    response: { 200: z.object({ muted: z.boolean() }) },
  },
} as const satisfies Endpoint

export const unmute = {
  ...mute,
  method: 'DELETE',
  schema: { ...mute.schema, summary: 'Hear of them again.' },
} as const satisfies Endpoint
