import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

/** A listing was found by searches whose owners want to hear of it at once. */
export const searchesMatched = topic('searches_matched', 'marketplace', z.object({ product_id: z.string() }))
