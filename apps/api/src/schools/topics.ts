import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const change = z.object({ school_id: z.string(), by_user_id: z.string() })

export const schoolSuspended = topic('school_suspended', 'schools', change)
export const schoolRestored = topic('school_restored', 'schools', change)
