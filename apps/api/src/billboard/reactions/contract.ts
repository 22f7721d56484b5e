import { z } from 'zod'
import { IdPath, listOf, Page, Person } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Poll } from '../contract.ts'

const member = { access: 'member', at: 'school' } as const

/** Liking what one likes already changes nothing: so does unliking what one does not. */
export const likePost = {
  method: 'PUT',
  url: '/posts/:id/like',
  config: member,
  schema: {
    summary: 'Like a post.',
    params: IdPath,
    response: { 200: z.object({ liked: z.boolean(), likeCount: z.int() }) },
  },
} as const satisfies Endpoint

export const unlikePost = {
  ...likePost,
  method: 'DELETE',
  schema: { ...likePost.schema, summary: 'Like a post no more.' },
} as const satisfies Endpoint

export const listLikers = {
  method: 'GET',
  url: '/posts/:id/likes',
  config: member,
  schema: {
    summary: 'Who likes a post.',
    params: IdPath,
    querystring: Page,
    response: { 200: listOf(Person) },
  },
} as const satisfies Endpoint

export const savePost = {
  method: 'PUT',
  url: '/posts/:id/bookmark',
  config: member,
  schema: {
    summary: 'Keep a post for later. Nobody else learns of it; `GET /posts?saved=true` lists them.',
    params: IdPath,
    response: { 200: z.object({ saved: z.boolean() }) },
  },
} as const satisfies Endpoint

export const unsavePost = {
  ...savePost,
  method: 'DELETE',
  schema: { ...savePost.schema, summary: 'Keep it no longer.' },
} as const satisfies Endpoint

export const vote = {
  method: 'PUT',
  url: '/posts/:id/vote',
  config: member,
  schema: {
    summary: 'Vote in a poll: once, for one answer or, where it allows, several. It cannot be changed.',
    params: IdPath,
    body: z.strictObject({ positions: z.array(z.int().min(0).max(5)).min(1, 'Choose an answer.').max(6) }),
    response: { 200: Poll },
  },
} as const satisfies Endpoint
