import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

/** A minute after a like: whoever else liked it meanwhile is told of together. */
export const likesDue = topic('likes_due', 'notifications', z.object({ post_id: z.string() }))
