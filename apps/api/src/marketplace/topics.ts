import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const about = z.object({
  product_id: z.string(),
  seller_id: z.string(),
  school_id: z.string(),
  price: z.object({ amount: z.int(), currency: z.string() }),
  status: z.enum(['active', 'paused', 'deleted']),
})

export const productCreated = topic('product_created', 'marketplace', about)
export const productUpdated = topic('product_updated', 'marketplace', about)
export const productDeleted = topic('product_deleted', 'marketplace', about)
