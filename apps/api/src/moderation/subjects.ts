import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { openedBy } from '../billboard/posts/seen-by.ts'
import { clubSeenBy } from '../clubs/membership.ts'
import { loadEvent } from '../events/event-rows.ts'
import { NotFound } from '../http/errors.ts'
import { productSeenBy } from '../marketplace/product-rows.ts'
import type { Media } from '../media/media.ts'
import { unblocked } from '../people/blocks.ts'
import { personOf } from '../people/person.ts'
import { pictureSeenBy } from '../pictures/picture-rows.ts'
import type { Evidence, SubjectType } from './contract.ts'

interface Row {
  title: string
  text: string
  authorId: string | null
  authorName: string | null
  avatarKey: string | null
  path: string
}

const author = sql`a.id as "authorId", a.name as "authorName", a.avatar_key as "avatarKey"`

/** The thing as this person sees it: one row, or none when they may not. */
const views: Record<SubjectType, (viewer: Viewer, id: Prisma.Sql) => Prisma.Sql> = {
  post: (viewer, id) => sql`
    select '' as title, p.body as text, ${author}, '/posts/' || p.id as path
      from posts p join users a on a.school_id = p.school_id and a.id = p.author_id where p.id = ${id} and ${openedBy(viewer)}`,
  comment: (viewer, id) => sql`
    select '' as title, m.body as text, ${author}, '/posts/' || p.id as path
      from comments m join posts p on p.school_id = m.school_id and p.id = m.post_id
      join users a on a.school_id = m.school_id and a.id = m.author_id
     where m.id = ${id} and m.deleted_at is null and m.hidden_at is null and ${openedBy(viewer)} and ${unblocked(viewer, sql`m.author_id`)}`,
  product: (viewer, id) => sql`
    select p.title, p.description as text, ${author}, '/products/' || p.id as path
      from products p join users a on a.school_id = p.school_id and a.id = p.seller_id
     where p.id = ${id} and ${productSeenBy(viewer)}`,
  person: (viewer, id) => sql`
    select a.name as title, coalesce(r.bio, '') as text, ${author}, '/people/' || a.id as path
      from users a left join profiles r on r.school_id = a.school_id and r.user_id = a.id
     where a.id = ${id} and a.status = 'active' and ${unblocked(viewer, sql`a.id`)}`,
  club: (viewer, id) => sql`
    select c.name as title, concat_ws(E'\n', nullif(c.tagline, ''), nullif(c.about, '')) as text, null as "authorId", null as "authorName",
           null as "avatarKey", '/clubs/' || c.slug as path
      from clubs c where c.id = ${id} and ${clubSeenBy(viewer, sql`c`)}`,
  event: (_viewer, id) => sql`
    select e.title, concat_ws(E'\n', nullif(e.place, ''), nullif(e.about, '')) as text, ${author}, '/events/' || e.id as path
      from events e join users a on a.school_id = e.school_id and a.id = e.organiser_id where e.id = ${id}`,
  picture: (viewer, id) => sql`
    select p.title, '' as text, ${author}, '/pictures/' || p.id as path
      from pictures p join users a on a.school_id = p.school_id and a.id = p.owner_id where p.id = ${id} and p.barred_at is null and ${pictureSeenBy(viewer)}`,
  picture_comment: (viewer, id) => sql`
    select '' as title, m.body as text, ${author}, '/pictures/' || p.id as path
      from picture_comments m join pictures p on p.school_id = m.school_id and p.id = m.picture_id
      join users a on a.school_id = m.school_id and a.id = m.author_id
     where m.id = ${id} and m.deleted_at is null and ${pictureSeenBy(viewer)} and ${unblocked(viewer, sql`m.author_id`)}`,
  review: (viewer, id) => sql`
    select v.stars || ' of 5 stars' as title, v.body as text, ${author}, '/people/' || v.subject_id || '/reviews' as path
      from reviews v join users a on a.school_id = v.school_id and a.id = v.author_id
     where v.id = ${id} and v.shown_at is not null and v.hidden_at is null and ${unblocked(viewer, sql`v.author_id`)}`,
  ad: (_viewer, id) => sql`
    select a.name || ': ' || r.headline as title, r.body as text, null as "authorId", null as "authorName", null as "avatarKey",
           '/ads/why/' || c.id as path
      from creatives r join campaigns c on c.school_id = r.school_id and c.id = r.campaign_id
      join advertisers a on a.school_id = c.school_id and a.id = c.advertiser_id
     where r.id = ${id} and r.state in ('approved', 'retired') and c.live_at is not null`,
  // The staff read these only when one of the two shows one.
  order_message: (viewer, id) => sql`
    select '' as title, m.body as text, ${author}, '/orders/' || m.order_id as path
      from order_messages m join orders o on o.school_id = m.school_id and o.id = m.order_id
      join users a on a.school_id = m.school_id and a.id = m.author_id
     where m.id = ${id} and ${viewer.id}::uuid in (o.buyer_id, o.seller_id)`,
  reply: (viewer, id) => sql`
    select '' as title, v.reply as text, ${author}, '/people/' || v.subject_id || '/reviews' as path
      from reviews v join users a on a.school_id = v.school_id and a.id = v.subject_id
     where v.id = ${id} and v.reply <> '' and v.hidden_at is null and ${unblocked(viewer, sql`v.subject_id`)}`,
  question: (viewer, id) => sql`
    select p.title, q.body as text, ${author}, '/products/' || p.id as path
      from product_questions q join products p on p.school_id = q.school_id and p.id = q.product_id
      join users a on a.school_id = q.school_id and a.id = q.asker_id
     where q.id = ${id} and q.deleted_at is null and ${productSeenBy(viewer)} and ${unblocked(viewer, sql`q.asker_id`)}`,
  answer: (viewer, id) => sql`
    select p.title, q.answer as text, ${author}, '/products/' || p.id as path
      from product_questions q join products p on p.school_id = q.school_id and p.id = q.product_id
      join users a on a.school_id = q.school_id and a.id = q.seller_id
     where q.id = ${id} and q.answered_at is not null and ${productSeenBy(viewer)} and ${unblocked(viewer, sql`q.asker_id`)}`,
}

export interface Seen {
  evidence: Evidence
  authorId: string | null
}

/** What is reported, as the viewer sees it at this moment. @throws NotFound when they may not see it */
export async function lookAt(ctx: ReadCtx, media: Media, type: SubjectType, id: string): Promise<Seen> {
  const viewer = signedIn(ctx)
  // Who may see an event depends on more than its row.
  if (type === 'event') await loadEvent(ctx, id)
  const [row] = await ctx.sql<Row & { media: number }>(sql`
    select seen.*, (select count(*)::int from media_uses u where u.subject = ${type} and u.subject_id = ${id}::uuid) as media
      from (${views[type](viewer, sql`${id}::uuid`)}) seen`)
  if (!row) throw new NotFound()
  const { title, text, authorId, authorName, avatarKey, path } = row
  const person = authorId ? personOf(media, { id: authorId, name: authorName ?? '', avatarKey }) : null
  return {
    authorId,
    evidence: { title, text, author: person, media: row.media, path, seenAt: ctx.now.toISOString() },
  }
}
