import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

/** Some of what was in the shop already is what somebody wants. */
export const wantedMatched = topic('wanted_matched', 'marketplace', z.object({ wanted_id: z.string() }))

/** "I have this": a seller names the listing. */
export const wantedAnswered = topic(
  'wanted_answered',
  'marketplace',
  z.object({ wanted_id: z.string(), product_id: z.string(), seller_id: z.string() }),
)
