import { z } from 'zod'
import { Id, IdPath, line, Nothing } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { MediaItem, MediaView } from '../../media/contract.ts'
import { AdAction } from '../contract.ts'

export const HEADLINE_LENGTH = 60
export const TEXT_LENGTH = 100

export const Creative = z.object({
  id: Id,
  headline: z.string(),
  body: z.string(),
  action: AdAction,
  landingUrl: z.string(),
  /** What is shown of its address: where a click really leads. */
  landingHost: z.string(),
  image: MediaView.nullable(),
  state: z.enum(['draft', 'pending', 'approved', 'rejected', 'retired']),
  rejection: z.string(),
  replacesId: Id.nullable(),
})
export type Creative = z.output<typeof Creative>

const admin = { access: 'admin', at: 'school' } as const

const NewCreative = z.strictObject({
  headline: line(3, HEADLINE_LENGTH, 'A headline of 3 characters at least, please.'),
  body: line(0, TEXT_LENGTH).default(''),
  action: AdAction.default('Learn more'),
  landingUrl: z.string().trim().min(1, 'Where does it lead?').max(500, 'At most 500 characters, please.'),
  image: MediaItem.nullish(),
  /** Of a campaign that runs: which ad it takes the place of once it is approved. */
  replacesId: Id.optional(),
})

export const addCreative = {
  method: 'POST',
  url: '/ads/campaigns/:id/creatives',
  config: admin,
  schema: {
    summary: 'Add an ad to a campaign. Of one that runs it is shown once it is approved.',
    params: IdPath,
    body: NewCreative,
    response: { 201: Creative },
  },
} as const satisfies Endpoint

export const changeCreative = {
  method: 'PATCH',
  url: '/ads/creatives/:id',
  config: admin,
  schema: {
    summary: 'Change an ad that is not approved yet. One that is, another takes the place of.',
    params: IdPath,
    body: NewCreative.omit({ replacesId: true })
      .extend({ body: line(0, TEXT_LENGTH) })
      .partial(),
    response: { 200: Creative },
  },
} as const satisfies Endpoint

export const removeCreative = {
  method: 'DELETE',
  url: '/ads/creatives/:id',
  config: admin,
  schema: {
    summary: 'Take an ad out of a campaign. One that was shown stays in the figures.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
