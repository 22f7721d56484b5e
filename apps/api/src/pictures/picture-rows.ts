import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import { type ShownRow, viewOf } from '../media/views.ts'
import { unblocked } from '../people/blocks.ts'
import { type PersonRow, personOf } from '../people/person.ts'
import type { Holder, Picture } from './contract.ts'
import { licenceOf } from './licences/contract.ts'
import { keepsOrder } from './policy.ts'

export type HolderRow = PersonRow & { left: boolean; shown: boolean }

/** One of its people, from the users row of this alias: by name where the viewer may read it. */
export const holderColumn = (viewer: Viewer, user: Prisma.Sql) => sql`
  json_build_object('id', ${user}.id, 'name', ${user}.name, 'avatarKey', ${user}.avatar_key, 'left', ${user}.status = 'closed',
    'shown', ${user}.id = ${viewer.id}::uuid or (not ${user}.directory_hold and ${unblocked(viewer, sql`${user}.id`)}))`

export const holderOf = (media: Media, row: HolderRow): Holder => ({
  person: row.shown && !row.left ? personOf(media, row) : null,
  left: row.left,
})

/** What everybody sees of it, from `media_assets m`. */
export const previewColumn = sql`
  json_build_object('id', m.id, 'kind', m.kind, 'publicId', m.public_id, 'version', m.version, 'format', m.format, 'width', m.width,
    'height', m.height, 'durationMs', 0, 'colour', m.colour, 'private', m.private)`

export type PreviewRow = Omit<ShownRow, 'alt' | 'crop'>

export const previewOf = (media: Media, preview: PreviewRow, title: string) =>
  viewOf(media, { ...preview, alt: title, crop: [] })

/** Where `pictures p` stands in the market: there is at most one such listing. */
export const withListing = sql`
  left join products d on d.school_id = p.school_id and d.picture_id = p.id and d.status <> 'deleted' and d.stock + d.reserved > 0`

export const newestProduct = sql`
  (select n.id from products n where n.school_id = p.school_id and n.picture_id = p.id order by n.id desc limit 1)`

/** Somebody looks into the sale that brought it to its owner. */
export const disputed = sql`
  exists (select from picture_owners w join orders o on o.school_id = w.school_id and o.id = w.order_id
           where w.school_id = p.school_id and w.picture_id = p.id and w.owner_id = p.owner_id and w.how = 'bought' and o.frozen <> '')`

/** Everybody sees what was in the shop; otherwise those who own or owned it. */
export const pictureSeenBy = (viewer: Viewer) => sql`
  p.deleted_at is null and (
    p.owner_id = ${viewer.id}::uuid
    or exists (select from picture_owners w
                where w.school_id = p.school_id and w.picture_id = p.id and w.owner_id = ${viewer.id}::uuid)
    or ${keepsOrder(viewer)}::boolean
    or (p.barred_at is null and ${unblocked(viewer, sql`p.owner_id`)} and exists (
      select from products s where s.school_id = p.school_id and s.picture_id = p.id and s.status in ('active', 'expired'))))`

interface Row {
  id: string
  title: string
  licence: string
  ownerId: string
  preview: PreviewRow
  maker: HolderRow
  owner: HolderRow
  productId: string
  listingId: string | null
  listingStatus: string | null
  stock: number | null
  reserved: number | null
  priceAmount: number
  currency: string
  likeCount: number
  liked: boolean
  commentCount: number
  sales: number
  barred: boolean
  disputed: boolean
}

/** @throws NotFound for one that is not the viewer's to see */
export async function getPicture(ctx: ReadCtx, media: Media, id: string): Promise<Picture> {
  const viewer = signedIn(ctx)
  const [row] = await ctx.sql<Row>(sql`
    select p.id, p.title, p.licence, p.owner_id as "ownerId", ${previewColumn} as preview, ${holderColumn(viewer, sql`c`)} as maker,
           ${holderColumn(viewer, sql`o`)} as owner, ${newestProduct} as "productId", d.id as "listingId", d.status as "listingStatus", d.stock,
           d.reserved, d.price_amount as "priceAmount", d.currency, p.like_count as "likeCount", l.user_id is not null as liked,
           p.comment_count as "commentCount", p.barred_at is not null as barred, ${disputed} as disputed,
           (select count(*)::int from picture_owners w
             where w.school_id = p.school_id and w.picture_id = p.id and w.how <> 'made') as sales
      from pictures p
      join media_assets m on m.school_id = p.school_id and m.id = p.original_id
      join users c on c.school_id = p.school_id and c.id = p.creator_id
      join users o on o.school_id = p.school_id and o.id = p.owner_id
      left join picture_likes l on l.school_id = p.school_id and l.picture_id = p.id and l.user_id = ${viewer.id}::uuid
      ${withListing}
     where p.id = ${id}::uuid and ${pictureSeenBy(viewer)}`)
  if (!row) throw new NotFound()
  return pictureView(media, viewer, row)
}

function pictureView(media: Media, viewer: Viewer, row: Row): Picture {
  const mine = row.ownerId === viewer.id
  const offered = row.listingId && row.listingStatus === 'active' && row.stock && !row.barred
  return {
    id: row.id,
    title: row.title,
    preview: previewOf(media, row.preview, row.title),
    licence: licenceOf(row.licence),
    maker: holderOf(media, row.maker),
    owner: holderOf(media, row.owner),
    mine,
    productId: row.productId,
    offer: offered
      ? { productId: row.listingId ?? '', price: { amount: row.priceAmount, currency: row.currency } }
      : null,
    likeCount: row.likeCount,
    liked: row.liked,
    commentCount: row.commentCount,
    sales: row.sales,
    barred: row.barred,
    mayRelist: mine && !row.barred && !row.listingId && !row.disputed,
    mayDelete: mine && row.sales === 0 && !row.reserved,
  }
}

/** Of whom the picture is, for those who may see it. @throws NotFound */
export async function findPicture(ctx: ReadCtx, id: string): Promise<{ ownerId: string; barred: boolean }> {
  const [row] = await ctx.sql<{ ownerId: string; barred: boolean }>(sql`
    select p.owner_id as "ownerId", p.barred_at is not null as barred from pictures p
     where p.id = ${id}::uuid and ${pictureSeenBy(signedIn(ctx))}`)
  if (!row) throw new NotFound()
  return row
}
