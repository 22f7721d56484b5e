import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

/** A minute after a like: whoever else liked it meanwhile is told of together. */
export const likesDue = topic('likes_due', 'notifications', z.object({ post_id: z.string() }))

/** The mails of an announcement from this person on; each part tells of the next. */
export const announcementMailsDue = topic(
  'announcement_mails_due',
  'notifications',
  z.object({ post_id: z.string(), after: z.string().nullable() }),
)

/** Said when a club is founded, delivered on the Monday after: whoever follows looks what there is by then. */
export const newClubsDue = topic('new_clubs_due', 'notifications', z.object({ club_id: z.string() }))
