import { z } from 'zod'
import { Id, IdPath, listOf, Page } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { CampaignKind, Placement } from '../contract.ts'

/** A campaign as everybody may know it: who said what, where and when, and roughly to how many. */
export const LibraryEntry = z.object({
  id: Id,
  by: CampaignKind,
  advertiser: z.string(),
  website: z.string(),
  running: z.boolean(),
  /** Its first and last day, on the campus’s clock. */
  from: z.iso.date(),
  to: z.iso.date(),
  placements: z.array(Placement),
  /** Counted views, rounded down to one digit and zeros. */
  views: z.int(),
  ads: z.array(
    z.object({
      id: Id,
      headline: z.string(),
      text: z.string(),
      landingHost: z.string(),
      image: z.url().nullable(),
      alt: z.string(),
    }),
  ),
})
export type LibraryEntry = z.output<typeof LibraryEntry>

export const listAdLibrary = {
  method: 'GET',
  url: '/ads/library',
  config: { access: 'anyone', at: 'school' },
  schema: {
    summary:
      'Every campaign that was ever shown at this school, the newest first, for anybody to look through.',
    querystring: Page,
    response: { 200: listOf(LibraryEntry) },
  },
} as const satisfies Endpoint

export const getLibraryEntry = {
  method: 'GET',
  url: '/ads/library/:id',
  config: { access: 'anyone', at: 'school' },
  schema: { summary: 'One campaign of the library.', params: IdPath, response: { 200: LibraryEntry } },
} as const satisfies Endpoint
