import type { Prisma } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { listed, notHiddenBy, seenBy } from '../billboard/posts/seen-by.ts'
import { clubSeenBy } from '../clubs/membership.ts'
import { onCalendar } from '../events/event-rows.ts'
import { unblocked } from '../people/blocks.ts'
import type { Kind } from './contract.ts'

/** The live rows behind a search document, and which of them this person may find: asked anew each time, whatever was projected. */
export interface Sight {
  from: Prisma.Sql
  /** The id of the thing among them. */
  id: Prisma.Sql
  where: Prisma.Sql
}

export const sights: Record<Kind, (viewer: Viewer, now: Date) => Sight> = {
  post: (viewer, now) => ({
    from: sql`posts p join users a on a.school_id = p.school_id and a.id = p.author_id`,
    id: sql`p.id`,
    where: sql`${listed} and (p.expires_at is null or p.expires_at > ${now}) and a.status <> 'closed'
      and ${seenBy(viewer)} and ${notHiddenBy(viewer)}`,
  }),
  person: (viewer) => ({
    from: sql`users a left join profiles r on r.school_id = a.school_id and r.user_id = a.id`,
    id: sql`a.id`,
    where: sql`a.status = 'active' and not a.directory_hold and a.email_verified_at is not null and ${unblocked(viewer, sql`a.id`)}`,
  }),
  club: (viewer) => ({
    from: sql`clubs c`,
    id: sql`c.id`,
    where: sql`c.state <> 'archived' and ${clubSeenBy(viewer, sql`c`)}`,
  }),
  event: (viewer) => ({
    from: sql`events e join users a on a.school_id = e.school_id and a.id = e.organiser_id`,
    id: sql`e.id`,
    where: sql`${onCalendar(viewer)} and (e.club_id is not null or a.status <> 'closed')
      and (e.club_id is null or exists (select from clubs g where g.school_id = e.school_id and g.id = e.club_id and g.deleted_at is null))`,
  }),
  product: (viewer) => ({
    from: sql`products p join users a on a.school_id = p.school_id and a.id = p.seller_id`,
    id: sql`p.id`,
    where: sql`p.status = 'active' and p.stock > 0 and a.status = 'active' and ${unblocked(viewer, sql`p.seller_id`)}`,
  }),
}
