import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const about = z.object({ subject: z.string(), subject_id: z.string(), school_id: z.string() })

/** Somebody says that something is not right. Who, only the report knows. */
export const contentReported = topic(
  'content_reported',
  'moderation',
  about.extend({ report_id: z.string() }),
)

/** Moderators have decided; of a removal the thing is already out of sight. */
export const reportResolved = topic(
  'report_resolved',
  'moderation',
  about.extend({
    report_ids: z.array(z.string()),
    decision: z.enum(['kept', 'removed']),
    decided_by: z.string(),
  }),
)

export const contentRemoved = topic(
  'content_removed',
  'moderation',
  about.extend({
    author_id: z.string().nullable(),
    title: z.string(),
    note: z.string(),
    removed_by: z.string(),
  }),
)
