import { z } from 'zod'
import { Id, IdPath, listOf, NewId, Nothing, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'

export const Post = z.object({
  id: Id,
  author: Person,
  body: z.string(),
  createdAt: When,
  mine: z.boolean(),
  mayDelete: z.boolean(),
})
export type Post = z.output<typeof Post>

export const listPosts = {
  method: 'GET',
  url: '/posts',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'The billboard, newest first: everyone’s, or one author’s (`me` for one’s own).',
    querystring: Page.extend({
      author: z.union([z.literal('me'), Id]).optional(),
      scope: z.enum(['school']).optional(),
    }),
    response: { 200: listOf(Post) },
  },
} as const satisfies Endpoint

export const getPost = {
  method: 'GET',
  url: '/posts/:id',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'One post.', params: IdPath, response: { 200: Post } },
} as const satisfies Endpoint

export const createPost = {
  method: 'POST',
  url: '/posts',
  config: { access: 'member', at: 'school', perMinute: 20 },
  schema: {
    summary: 'Post to the billboard. The client names the post’s id, so that sending it twice posts it once.',
    body: z.strictObject({
      id: NewId.optional(),
      body: z
        .string()
        .trim()
        .min(1, 'Write something first.')
        .max(5_000, 'At most 5,000 characters, please.'),
    }),
    response: { 201: Post },
  },
} as const satisfies Endpoint

export const deletePost = {
  method: 'DELETE',
  url: '/posts/:id',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Delete one’s own post; moderators may delete any.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
