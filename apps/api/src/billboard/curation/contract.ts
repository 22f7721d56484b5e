import { z } from 'zod'
import { IdPath } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

const member = { access: 'member', at: 'school' } as const

export const pinPost = {
  method: 'PUT',
  url: '/posts/:id/pin',
  config: member,
  schema: {
    summary:
      'Keep a post at the top: of its club, by those who lead it; of the school, by moderators. Three at most.',
    params: IdPath,
    response: { 200: z.object({ pinned: z.boolean() }) },
  },
} as const satisfies Endpoint

export const unpinPost = {
  ...pinPost,
  method: 'DELETE',
  schema: { ...pinPost.schema, summary: 'Let a post go down with the others again.' },
} as const satisfies Endpoint

export const lockPost = {
  method: 'PUT',
  url: '/posts/:id/lock',
  config: member,
  schema: {
    summary: 'Close the comments of a post: its author, those who lead its club, and moderators.',
    params: IdPath,
    response: { 200: z.object({ locked: z.boolean() }) },
  },
} as const satisfies Endpoint

export const unlockPost = {
  ...lockPost,
  method: 'DELETE',
  schema: { ...lockPost.schema, summary: 'Open the comments again.' },
} as const satisfies Endpoint

export const archivePost = {
  method: 'PUT',
  url: '/posts/:id/archive',
  config: member,
  schema: {
    summary: 'Take one’s own post out of every list; only oneself still sees it.',
    params: IdPath,
    response: { 200: z.object({ archived: z.boolean() }) },
  },
} as const satisfies Endpoint

export const unarchivePost = {
  ...archivePost,
  method: 'DELETE',
  schema: { ...archivePost.schema, summary: 'Show it again where it was.' },
} as const satisfies Endpoint
