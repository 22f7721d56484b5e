import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { clubSeenBy, memberOf } from '../../clubs/membership.ts'
import { unblocked } from '../../people/blocks.ts'
import type { CardKind } from '../contract.ts'

/** What a post carries, read from the tables of those who keep it: what the viewer may not see is no row. */
export interface CardRow {
  kind: CardKind
  id: string
  slug: string | null
  title: string
  state: string
  imageKey: string | null
  startsAt: Date | null
  endsAt: Date | null
  timeZone: string | null
  place: string | null
  amount: number | null
  currency: string | null
  stock: number | null
  memberCount: number | null
  entry: string | null
  mine: string | null
}

/** All kinds in one statement. */
export function cardRows(viewer: Viewer, ids: Record<CardKind, string[]>) {
  return sql`${eventRows(viewer, ids.event)} union all ${productRows(viewer, ids.product)} union all ${clubRows(viewer, ids.club)}`
}

function eventRows(viewer: Viewer, ids: string[]) {
  return sql`
    select 'event' as kind, e.id, null as slug, e.title, e.state, e.cover_key as "imageKey",
           e.starts_at as "startsAt", e.ends_at as "endsAt", e.time_zone as "timeZone", e.place, null::int as amount,
           null::text as currency, null::int as stock, null::int as "memberCount", null as entry,
           case when e.organiser_id = ${viewer.id}::uuid then 'organiser' else (
             select r.status from rsvps r
              where r.school_id = e.school_id and r.event_id = e.id and r.user_id = ${viewer.id}::uuid) end as mine
      from events e
     where e.id = any(${ids}::uuid[]) and e.deleted_at is null and e.state in ('published', 'cancelled')
       and (e.audience = 'school' or ${memberOf(viewer, sql`e.club_id`)})
       and (e.club_id is not null or ${unblocked(viewer, sql`e.organiser_id`)})`
}

function productRows(viewer: Viewer, ids: string[]) {
  return sql`
    select 'product', p.id, null, p.title, p.status::text, p.photo_key, null, null, null, null, p.price_amount, p.currency, p.stock, null, null,
           case when p.seller_id = ${viewer.id}::uuid then 'seller' end
      from products p
     where p.id = any(${ids}::uuid[]) and p.status = 'active' and ${unblocked(viewer, sql`p.seller_id`)}`
}

function clubRows(viewer: Viewer, ids: string[]) {
  return sql`
    select 'club', c.id, c.slug, c.name, c.state, coalesce(c.cover_key, c.logo_key), null, null, null, null, null, null, null,
           c.member_count, c.entry, (
             select m.role from club_members m
              where m.school_id = c.school_id and m.club_id = c.id and m.user_id = ${viewer.id}::uuid)
      from clubs c
     where c.id = any(${ids}::uuid[]) and ${clubSeenBy(viewer, sql`c`)}`
}
