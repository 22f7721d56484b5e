import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

export const mailQueued = topic('mail_queued', 'mail', z.object({ mail_id: z.string() }))
