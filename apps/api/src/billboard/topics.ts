import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const about = z.object({ post_id: z.string(), author_id: z.string(), school_id: z.string() })

export const postCreated = topic('post_created', 'billboard', about)
export const postDeleted = topic('post_deleted', 'billboard', about.extend({ deleted_by: z.string() }))
