import { z } from 'zod'
import { Id, IdPath, listOf, NewId, Nothing, Page, Person, When, writing } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

const where = { access: 'member', at: 'school' } as const

const Likes = z.object({ liked: z.boolean(), likeCount: z.int() })

export const likePicture = {
  method: 'PUT',
  url: '/pictures/:id/like',
  config: { ...where, perMinute: 60 },
  schema: { summary: 'Like a picture.', params: IdPath, response: { 200: Likes } },
} as const satisfies Endpoint

export const unlikePicture = {
  method: 'DELETE',
  url: '/pictures/:id/like',
  config: where,
  schema: { summary: 'Take one’s like back.', params: IdPath, response: { 200: Likes } },
} as const satisfies Endpoint

export const PictureComment = z.object({
  id: Id,
  author: Person,
  body: z.string(),
  createdAt: When,
  mine: z.boolean(),
  mayDelete: z.boolean(),
})
export type PictureComment = z.output<typeof PictureComment>

export const listPictureComments = {
  method: 'GET',
  url: '/pictures/:id/comments',
  config: where,
  schema: {
    summary: 'What people say about a picture, the newest first.',
    params: IdPath,
    querystring: Page,
    response: { 200: listOf(PictureComment) },
  },
} as const satisfies Endpoint

export const createPictureComment = {
  method: 'POST',
  url: '/pictures/:id/comments',
  config: { ...where, perMinute: 20 },
  schema: {
    summary: 'Say something about a picture. The client names its id, so that sending it twice says it once.',
    params: IdPath,
    body: z.strictObject({
      id: NewId.optional(),
      body: writing(1_000, 'Write something first.'),
    }),
    response: { 201: PictureComment },
  },
} as const satisfies Endpoint

export const deletePictureComment = {
  method: 'DELETE',
  url: '/picture-comments/:id',
  config: where,
  schema: {
    summary: 'Delete one’s own comment; the picture’s owner and moderators may delete any.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
