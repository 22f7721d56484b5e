import { z } from 'zod'
import { IdPath } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

const member = { access: 'member', at: 'school' } as const

export const hideAd = {
  method: 'PUT',
  url: '/ads/hidden/:id',
  config: member,
  schema: {
    summary: 'Show me no more ads of this campaign.',
    params: IdPath,
    response: { 200: z.object({ hidden: z.boolean() }) },
  },
} as const satisfies Endpoint

export const unhideAd = {
  ...hideAd,
  method: 'DELETE',
  schema: { ...hideAd.schema, summary: 'Show me this campaign’s ads again.' },
} as const satisfies Endpoint

export const AdChoice = z.object({
  /** The school lets its people choose. */
  mayOptOut: z.boolean(),
  /** No paid ads; those of clubs and of the school itself stay. */
  optedOut: z.boolean(),
  /** How many campaigns are hidden. */
  hidden: z.int(),
})
export type AdChoice = z.output<typeof AdChoice>

export const getAdChoice = {
  method: 'GET',
  url: '/me/ads',
  config: member,
  schema: { summary: 'Which ads one wants to see.', response: { 200: AdChoice } },
} as const satisfies Endpoint

export const setAdChoice = {
  method: 'PUT',
  url: '/me/ads',
  config: member,
  schema: {
    summary: 'Want no paid ads, where the school lets one choose; or want them again.',
    body: z.strictObject({ optedOut: z.boolean() }),
    response: { 200: AdChoice },
  },
} as const satisfies Endpoint
