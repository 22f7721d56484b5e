import { z } from 'zod'
import type { Endpoint } from '../../http/endpoint.ts'

const Token = z.string().min(1).max(200)
const member = { access: 'member', at: 'school' } as const
/** A campus may share one address: its pages tell of what was looked at without using up what else it may write. */
const perMinute = 6_000
/** Ads are shown as long as pages are: what is looked at while nothing can be written is counted all the same. */
const counting = { perMinute, whileSuspended: true } as const

export const countViews = {
  method: 'POST',
  url: '/ads/impressions',
  config: { ...member, ...counting },
  schema: {
    summary:
      'Tell that ads were looked at: half of each in view for a second. Each token counts once, for the account it was made for, within hours.',
    body: z.union([
      z.strictObject({ token: Token }),
      z.strictObject({ tokens: z.array(Token).min(1).max(20, 'At most 20 at once, please.') }),
    ]),
    response: { 200: z.object({ counted: z.int() }) },
  },
} as const satisfies Endpoint

export const countClick = {
  method: 'POST',
  url: '/ads/clicks',
  config: { ...member, ...counting },
  schema: {
    summary:
      'Tell that an ad was followed, and learn where it leads: for sites that send their people on themselves.',
    body: z.strictObject({ token: Token }),
    response: { 200: z.object({ url: z.string() }) },
  },
} as const satisfies Endpoint

export const followAd = {
  method: 'GET',
  url: '/ads/click/:token',
  config: member,
  schema: {
    summary: 'Follow an ad. What only looks where it leads, or fetches ahead, is sent on and not counted.',
    params: z.object({ token: Token }),
    response: { 302: z.null() },
  },
} as const satisfies Endpoint
