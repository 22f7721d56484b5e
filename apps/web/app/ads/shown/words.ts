import type { Ad } from '@banter/api/ads/serving/contract'

/** What an ad is called: paid for, or what the school, a club or Banter itself has to say. */
export const LABELS: Record<Ad['by'], string> = {
  sponsored: 'Sponsored',
  school: 'Ad · Your school',
  club: 'Ad · Club',
  house: 'Ad',
}

export const PLACES: Record<Ad['placement'], string> = {
  feed: 'the feed',
  shop: 'the shop',
  events: 'the events list',
  clubs: 'the clubs list',
  rail: 'the side of the page',
}

export const clickPath = ({ token }: Pick<Ad, 'token'>) => `/ads/click/${token}`

export const hidePath = (campaignId: string, from: string) =>
  `/ads/hide/${campaignId}?${new URLSearchParams({ from })}`

export const whyPath = ({ campaignId, creativeId, placement }: Ad, from: string) =>
  `/ads/why/${campaignId}?${new URLSearchParams({ place: placement, ad: creativeId, from })}`

export const NO_TRACKING =
  'Ads are chosen by the school, the place on the page and the time of day. What you do, read or buy has no part in it, and nobody outside Banter learns that you saw one.'
