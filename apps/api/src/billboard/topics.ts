import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const about = z.object({
  post_id: z.string(),
  author_id: z.string(),
  school_id: z.string(),
  club_id: z.string().nullable(),
})

/** `kind`: post, poll or announcement. An announcement is also told as `post_announced`. */
export const postCreated = topic('post_created', 'billboard', about.extend({ kind: z.string() }))
/** Its text, pictures, visibility or standing (archived, hidden, shown again) is different. */
export const postUpdated = topic('post_updated', 'billboard', about.extend({ actor_id: z.string() }))
export const postDeleted = topic('post_deleted', 'billboard', about.extend({ deleted_by: z.string() }))
export const postLiked = topic('post_liked', 'billboard', about.extend({ actor_id: z.string() }))

const comment = about.extend({
  comment_id: z.string(),
  /** Whose comment was answered, when it was. */
  parent_author_id: z.string().nullable(),
  actor_id: z.string(),
})
export const postCommented = topic('post_commented', 'billboard', comment)
export const commentDeleted = topic(
  'comment_deleted',
  'billboard',
  z.object({ comment_id: z.string(), post_id: z.string(), school_id: z.string(), deleted_by: z.string() }),
)

/** Only people who can see what names them, and whom they have not blocked. */
export const postMentioned = topic(
  'post_mentioned',
  'billboard',
  about.extend({
    comment_id: z.string().nullable(),
    actor_id: z.string(),
    user_ids: z.array(z.string()),
    club_ids: z.array(z.string()),
  }),
)

export const postAnnounced = topic('post_announced', 'billboard', about.extend({ acknowledge: z.boolean() }))

/** Said when it is written, delivered when its time has come: it may be called off or put off by then. */
export const announcementDue = topic(
  'announcement_due',
  'billboard',
  z.object({ announcement_id: z.string(), publish_at: z.string() }),
)
/** Its time had come, and it could not be published. */
export const announcementFailed = topic(
  'announcement_failed',
  'billboard',
  z.object({
    announcement_id: z.string(),
    author_id: z.string(),
    school_id: z.string(),
    club_id: z.string().nullable(),
    failure: z.string(),
  }),
)
