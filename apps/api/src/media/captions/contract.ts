import { z } from 'zod'
import { IdPath, Nothing } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

const member = { access: 'member', at: 'school' } as const

export const MOST_CAPTIONS = 200_000

export const putCaptions = {
  method: 'PUT',
  url: '/media/:id/captions',
  config: { ...member, perMinute: 20 },
  schema: {
    summary: 'Say what is said in one’s own video: WebVTT or SubRip text. It replaces what was there.',
    params: IdPath,
    body: z.strictObject({
      text: z.string().max(MOST_CAPTIONS, 'Captions may have 200,000 characters.'),
    }),
    response: { 200: z.object({ cues: z.int(), captionsUrl: z.string() }) },
  },
} as const satisfies Endpoint

export const deleteCaptions = {
  method: 'DELETE',
  url: '/media/:id/captions',
  config: member,
  schema: {
    summary: 'Take the captions of one’s own video away.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const getCaptions = {
  method: 'GET',
  url: '/media/:id/captions.vtt',
  config: { ...member, produces: 'text/vtt' },
  schema: {
    summary: 'The captions of a video, as its player reads them (text/vtt).',
    params: IdPath,
    response: { 200: z.string() },
  },
} as const satisfies Endpoint
