import { z } from 'zod'
import { Id, IdPath, listOf, NewId, Nothing, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Mention } from '../contract.ts'

const member = { access: 'member', at: 'school' } as const

/** An answer to a comment. There is no third level: an answer to an answer stands beside it. */
export const Reply = z.object({
  id: Id,
  postId: Id,
  parentId: Id.nullable(),
  /** Nobody, when it was deleted and only its answers keep its place. */
  author: Person.nullable(),
  body: z.string(),
  mentions: z.array(Mention),
  createdAt: When,
  editedAt: When.nullable(),
  deleted: z.boolean(),
  mine: z.boolean(),
  mayEdit: z.boolean(),
  mayDelete: z.boolean(),
})
export type Reply = z.output<typeof Reply>

export const Comment = Reply.extend({
  replyCount: z.int(),
  /** The first ones; the others are at `GET /comments/:id/replies?cursor=<moreReplies>`. */
  replies: z.array(Reply),
  moreReplies: z.string().nullable(),
})
export type Comment = z.output<typeof Comment>

const CommentBody = z
  .string()
  .trim()
  .min(1, 'Write something first.')
  .max(5_000, 'At most 5,000 characters, please.')

export const listComments = {
  method: 'GET',
  url: '/posts/:id/comments',
  config: member,
  schema: {
    summary: 'The comments on a post, oldest first, each with its first replies.',
    params: IdPath,
    querystring: Page,
    response: { 200: listOf(Comment) },
  },
} as const satisfies Endpoint

export const listReplies = {
  method: 'GET',
  url: '/comments/:id/replies',
  config: member,
  schema: {
    summary: 'The replies to a comment, oldest first.',
    params: IdPath,
    querystring: Page,
    response: { 200: listOf(Reply) },
  },
} as const satisfies Endpoint

export const createComment = {
  method: 'POST',
  url: '/posts/:id/comments',
  config: { ...member, perMinute: 30 },
  schema: {
    summary: 'Comment on a post, or answer one of its comments (`parent`). Mentions as in a post.',
    params: IdPath,
    body: z.strictObject({ id: NewId.optional(), body: CommentBody, parent: Id.optional() }),
    response: { 201: Comment },
  },
} as const satisfies Endpoint

export const editComment = {
  method: 'PATCH',
  url: '/comments/:id',
  config: { ...member, perMinute: 30 },
  schema: {
    summary: 'Change one’s own comment, as long as a post could be changed.',
    params: IdPath,
    body: z.strictObject({ body: CommentBody }),
    response: { 200: Comment },
  },
} as const satisfies Endpoint

export const deleteComment = {
  method: 'DELETE',
  url: '/comments/:id',
  config: member,
  schema: {
    summary: 'Delete one’s own comment; those who lead the club and moderators may delete any.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
