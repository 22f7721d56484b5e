import type { Prisma } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { productWords } from '../marketplace/product-words.ts'
import type { Kind } from './contract.ts'

const LONGEST = 20_000

/**
 * What each kind is found by, from its own row: only what everybody who may see it may know. What is in no list at all, such as a draft
 * or a deleted post, has no document.
 */
export const sources: Record<Kind, Prisma.Sql> = {
  post: sql`
    select p.id, '' as title, left(p.body, ${LONGEST}) as body, p.author_id as owner_id, p.club_id, p.kind as category, null::int as amount,
           null::timestamptz as happens_at, p.like_count as weight, p.created_at as made_at
      from posts p where p.deleted_at is null and p.hidden_at is null and p.archived_at is null`,
  person: sql`
    select a.id, a.name as title, concat_ws(' ',
             case when coalesce(r.major_seen_by, 'everyone') = 'everyone' then a.major end,
             case when coalesce(r.bio_seen_by, 'everyone') = 'everyone' then r.bio end,
             case when coalesce(r.interests_seen_by, 'everyone') = 'everyone' then array_to_string(r.interests, ' ') end) as body,
           a.id as owner_id, null::uuid as club_id, '' as category, null::int as amount, null::timestamptz as happens_at,
           a.follower_count as weight, a.created_at as made_at
      from users a left join profiles r on r.school_id = a.school_id and r.user_id = a.id
     where a.status = 'active' and not a.directory_hold and a.email_verified_at is not null`,
  club: sql`
    select c.id, c.name as title, concat_ws(' ', c.category, array_to_string(c.tags, ' '), c.tagline, c.about) as body,
           null::uuid as owner_id, c.id as club_id, c.category, null::int as amount, null::timestamptz as happens_at,
           c.member_count as weight, c.created_at as made_at
      from clubs c where c.deleted_at is null and c.state <> 'archived'`,
  event: sql`
    select e.id, e.title, concat_ws(' ', e.category, e.place, e.about) as body, e.organiser_id as owner_id, e.club_id, e.category,
           null::int as amount, e.starts_at as happens_at, e.going as weight, e.created_at as made_at
      from events e where e.deleted_at is null and e.state = 'published'`,
  product: sql`
    select p.id, p.title, ${productWords} as body, p.seller_id as owner_id, null::uuid as club_id,
           p.category::text, p.price_amount as amount, null::timestamptz as happens_at, 0 as weight, p.created_at as made_at
      from products p where p.status = 'active'`,
}

/**
 * Writes the documents of these things as the things are now, and removes those of what is not to be found any more. Whoever comes second
 * waits and then reads anew: messages may arrive in any order and any number of times.
 */
export async function project(ctx: Ctx, kind: Kind, ids: string[]): Promise<void> {
  if (!ids.length) return
  const sorted = [...ids].sort()
  ctx.write(sql`
    select pg_advisory_xact_lock(hashtextextended(app.school_id()::text || ${kind} || id, 0))
      from unnest(${sorted}::text[]) as one(id)`)
  ctx.write(sql`
    insert into search_documents (kind, subject_id, title, body, owner_id, club_id, category, amount, happens_at, weight, made_at)
    select ${kind}, s.id, s.title, s.body, s.owner_id, s.club_id, s.category, s.amount, s.happens_at, s.weight, s.made_at
      from (${sources[kind]}) s where s.id = any(${sorted}::uuid[])
    on conflict (school_id, kind, subject_id) do update set
      title = excluded.title, body = excluded.body, owner_id = excluded.owner_id, club_id = excluded.club_id, category = excluded.category,
      amount = excluded.amount, happens_at = excluded.happens_at, weight = excluded.weight, made_at = excluded.made_at`)
  ctx.write(sql`
    delete from search_documents d where d.kind = ${kind} and d.subject_id = any(${sorted}::uuid[])
       and not exists (select from (${sources[kind]}) s where s.id = d.subject_id)`)
}

/** Everything that somebody owns: they have gone, or come back. */
export async function projectOwned(ctx: Ctx, ownerId: string): Promise<void> {
  const rows = await ctx.sql<{ kind: Kind; ids: string[] }>(sql`
    select kind, array_agg(subject_id) as ids from search_documents where owner_id = ${ownerId}::uuid group by kind`)
  for (const { kind, ids } of rows) await project(ctx, kind, ids)
  await project(ctx, 'person', [ownerId])
}
