import { z } from 'zod'
import { Id, IdPath, Nothing, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { MediaItem, MediaView } from '../../media/contract.ts'
import { CardRef, Club, MOST_PICTURES, MOST_TEXT, Visibility } from '../contract.ts'

const member = { access: 'member', at: 'school' } as const

/** What is being written, as far as it is: nothing in it needs to be right yet. */
export const DraftContent = z.strictObject({
  body: z.string().max(MOST_TEXT).optional(),
  club: Id.optional(),
  visibility: Visibility.optional(),
  media: z.array(MediaItem).max(MOST_PICTURES).optional(),
  poll: z
    .strictObject({
      options: z.array(z.string().max(80)).max(6),
      multiple: z.boolean().optional(),
      endsAt: z.string().max(40).optional(),
    })
    .optional(),
  card: CardRef.optional(),
})
export type DraftContent = z.output<typeof DraftContent>

export const Draft = z.object({
  id: Id,
  content: DraftContent,
  /** The pictures of it, to look at. */
  media: z.array(MediaView),
  updatedAt: When,
})
export type Draft = z.output<typeof Draft>

export const listDrafts = {
  method: 'GET',
  url: '/me/drafts',
  config: member,
  schema: {
    summary: 'What one has begun to write, the latest first. Nobody else can read a draft.',
    response: { 200: z.object({ items: z.array(Draft) }) },
  },
} as const satisfies Endpoint

export const getDraft = {
  method: 'GET',
  url: '/me/drafts/:id',
  config: member,
  schema: { summary: 'One of one’s drafts.', params: IdPath, response: { 200: Draft } },
} as const satisfies Endpoint

export const saveDraft = {
  method: 'PUT',
  url: '/me/drafts/:id',
  config: { ...member, perMinute: 60 },
  schema: {
    summary:
      'Save what is being written; the client makes its id, a UUID of version 7. Thirty drafts at most.',
    params: IdPath,
    body: DraftContent,
    response: { 200: Draft },
  },
} as const satisfies Endpoint

export const discardDraft = {
  method: 'DELETE',
  url: '/me/drafts/:id',
  config: member,
  schema: { summary: 'Throw a draft away.', params: IdPath, response: { 204: Nothing } },
} as const satisfies Endpoint

/** Somebody or a club to name in a text: `token` goes into the body that is sent. */
export const MentionSuggestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), token: z.string(), ...Person.shape }),
  z.object({ kind: z.literal('club'), token: z.string(), ...Club.shape }),
])
export type MentionSuggestion = z.output<typeof MentionSuggestion>

export const suggestMentions = {
  method: 'GET',
  url: '/mentions',
  config: member,
  schema: {
    summary: 'People and clubs whose names have a word that begins like this, to be named in a text.',
    querystring: z.object({
      q: z.string().trim().max(50).default(''),
      /** Only people who can see what is posted there come first. */
      club: Id.optional(),
    }),
    response: { 200: z.object({ items: z.array(MentionSuggestion) }) },
  },
} as const satisfies Endpoint

export const suggestTags = {
  method: 'GET',
  url: '/tags',
  config: member,
  schema: {
    summary: 'Hashtags of the last 30 days that begin like this, the most used first.',
    querystring: z.object({ q: z.string().trim().toLowerCase().max(50).default('') }),
    response: { 200: z.object({ items: z.array(z.object({ tag: z.string(), posts: z.int() })) }) },
  },
} as const satisfies Endpoint
