import { z } from 'zod'

/** Where ads are shown. Never in chats, checkouts, disputes and reports. */
export const Placement = z.enum(['feed', 'shop', 'events', 'clubs', 'rail'])
export type Placement = z.output<typeof Placement>

/** How a flight is sold: by the thousand views, by the click, by the week; or for nothing. */
export const FlightKind = z.enum(['cpm', 'cpc', 'week', 'free'])
export type FlightKind = z.output<typeof FlightKind>

/** sponsored: paid for. school, club and house: the school's own, one of its clubs', and what fills what is left. */
export const CampaignKind = z.enum(['sponsored', 'school', 'club', 'house'])
export type CampaignKind = z.output<typeof CampaignKind>

export const CampaignState = z.enum([
  'draft',
  'paid',
  'pending',
  'approved',
  'rejected',
  'live',
  'paused',
  'exhausted',
  'ended',
  'archived',
])
export type CampaignState = z.output<typeof CampaignState>

/** What can be advertised at a campus. What is not here, such as alcohol, betting or loans, cannot. */
export const AdCategory = z.enum([
  'food',
  'shops',
  'services',
  'housing',
  'jobs',
  'events',
  'education',
  'sports',
  'technology',
  'nonprofit',
  'other',
])
export type AdCategory = z.output<typeof AdCategory>

/** What the button of an ad may say. */
export const AdAction = z.enum([
  'Learn more',
  'Order now',
  'Shop now',
  'Book now',
  'Apply now',
  'Sign up',
  'Get tickets',
  'Join us',
])
