import { z } from 'zod'
import type { Endpoint } from '../../http/endpoint.ts'
import { Club } from '../contract.ts'

/** Why a club is suggested: what counts most of what is known, in numbers and words that the page may put in its own way. */
export const Reason = z.object({
  kind: z.enum(['major', 'following', 'interests', 'popular', 'fresh']),
  /** How many people of one's major, or that one follows, are members. */
  people: z.int(),
  /** Interests that one shares with the club. */
  interests: z.array(z.string()),
  /** The same as a line to read: `3 people in your major are members`. */
  line: z.string(),
})
export type Reason = z.output<typeof Reason>

export const Suggestion = z.object({ club: Club, reason: Reason })
export type Suggestion = z.output<typeof Suggestion>

export const recommendClubs = {
  method: 'GET',
  url: '/recommendations/clubs',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Clubs one may like, each with the reason. Empty for those who switched suggestions off.',
    querystring: z.object({ limit: z.coerce.number().int().min(1).max(20).default(6) }),
    response: { 200: z.object({ items: z.array(Suggestion), off: z.boolean() }) },
  },
} as const satisfies Endpoint
