import type { ReadCtx, Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { unblocked } from '../../people/blocks.ts'
import { inClubOf, listed, notHiddenBy } from '../posts/seen-by.ts'

/**
 * What comes before the posts: announcements that hold still and that the viewer has not acknowledged, then what the school has pinned.
 * Nothing else comes before an announcement, and muting does not silence it.
 */
export function leads(ctx: ReadCtx, viewer: Viewer) {
  return sql`
    (select p.id, -2 as place, null::int as score from posts p
      where ${currentAnnouncement(ctx)} and ${toReader(viewer)} and ${notAcknowledged(viewer)}
        and (p.acknowledge or ${notHiddenBy(viewer)})
      order by p.id desc limit 3)
    union all
    (select p.id, -1, null::int from posts p
      where ${listed} and p.pinned_at is not null and p.club_id is null and p.kind <> 'announcement' and p.visibility = 'school'
        and ${unblocked(viewer, sql`p.author_id`)} and ${notHiddenBy(viewer)}
      order by p.pinned_at desc limit 3)`
}

export const currentAnnouncement = (ctx: ReadCtx) =>
  sql`${listed} and p.kind = 'announcement' and (p.expires_at is null or p.expires_at > ${ctx.now})`

/** Of the school, or of a club that the viewer is in. It is their voice: who has blocked whom does not matter. */
export const toReader = (viewer: Viewer) => sql`(p.club_id is null or ${inClubOf(viewer)})`

const notAcknowledged = (viewer: Viewer) => sql`coalesce((select false from acknowledgements k
  where k.school_id = p.school_id and k.post_id = p.id and k.user_id = ${viewer.id}::uuid), true)`
