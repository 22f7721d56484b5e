import { z } from 'zod'
import { Id } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { CampaignKind, Placement } from '../contract.ts'

/** One showing of an ad, for the person who asked. */
export const Ad = z.object({
  kind: z.literal('ad'),
  /** Of this showing. */
  id: Id,
  /** What tells that it was looked at or followed: `POST /ads/impressions`, `/ads/click/:token`. Once each, and for some hours. */
  token: z.string(),
  placement: Placement,
  campaignId: Id,
  creativeId: Id,
  /** Sponsored is paid for; the others are the school's own, a club's, or say something about Banter. */
  by: CampaignKind,
  advertiser: z.string(),
  headline: z.string(),
  text: z.string(),
  /** What its link says. */
  action: z.string(),
  image: z.url().nullable(),
  alt: z.string(),
})
export type Ad = z.output<typeof Ad>

/** An ad of a page, and after how many of its items it stands. */
export const PlacedAd = z.object({ after: z.int().min(1), ad: Ad })
export type PlacedAd = z.output<typeof PlacedAd>

/** What a list with ads between its items answers besides them. */
export const withPlacedAds = { ads: z.array(PlacedAd).optional() }

export const getAds = {
  method: 'GET',
  url: '/ads',
  config: { access: 'member', at: 'school' },
  schema: {
    summary:
      'Ads for one place, chosen by the school, the place and the hour alone. Lists bring theirs with them: this is for what stands beside.',
    querystring: z.object({ placement: Placement, places: z.coerce.number().int().min(1).max(3).default(1) }),
    response: { 200: z.object({ items: z.array(Ad) }) },
  },
} as const satisfies Endpoint
