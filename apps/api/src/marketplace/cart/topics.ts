import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

/** Said when something is put into an empty cart, delivered a day later: perhaps its owner has forgotten it. */
export const cartLeft = topic('cart_left', 'marketplace', z.object({ user_id: z.string() }))
