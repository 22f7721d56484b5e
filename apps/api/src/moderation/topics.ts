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
    decision: z.enum(['kept', 'removed', 'warned', 'suspended', 'archived']),
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

const sanctioned = z.object({
  user_id: z.string(),
  school_id: z.string(),
  sanction_id: z.string(),
  reason: z.string(),
  decided_by: z.string(),
})

export const personWarned = topic('person_warned', 'moderation', sanctioned)
/** They are shut out from now on. */
export const personSuspended = topic(
  'person_suspended',
  'moderation',
  sanctioned.extend({ ends_at: z.string() }),
)
/** They are let in again: the time is over, or somebody of the school thought better of it. */
export const suspensionEnded = topic(
  'suspension_ended',
  'moderation',
  z.object({ user_id: z.string(), school_id: z.string(), lifted_by: z.string().nullable() }),
)
/** A moment at which a suspension may be over: whoever follows looks whether it still runs. */
export const suspensionEnds = topic(
  'suspension_ends',
  'moderation',
  z.object({ user_id: z.string(), sanction_id: z.string() }),
)
