import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { NotYourProduct } from '../listing/own-row.ts'
import { type ListedRow, listedColumns, savedBy, shownProduct } from '../product-rows.ts'
import { wantedAnswered } from './topics.ts'

export const NothingWanted = createError('NOTHING_WANTED', 'Nobody is looking for this any more.', 409)
export const NotInShop = createError('NOT_IN_SHOP', 'Only what is in the shop can be an answer.', 409)

const MOST = 20

/** @throws NotFound for what somebody else wants, or nobody does */
export async function listMatches(ctx: ReadCtx, media: Media, id: string) {
  const viewer = signedIn(ctx)
  const own = await ctx.db.product.findFirst({
    where: { id, sellerId: viewer.id, kind: 'wanted', status: { not: 'deleted' } },
    select: { id: true },
  })
  if (!own) throw new NotFound()
  const rows = await ctx.sql<ListedRow>(matchesQuery(viewer, id))
  return { items: rows.map((row) => shownProduct(media, row, viewer)), nextCursor: null }
}

export const matchesQuery = (viewer: Viewer, wantedId: string) => sql`
  select ${listedColumns}, ${savedBy(viewer)}
    from (select school_id, product_id from wanted_matches where wanted_id = ${wantedId}::uuid order by product_id desc limit 100) m
    join products p on p.school_id = m.school_id and p.id = m.product_id
    join users s on s.school_id = p.school_id and s.id = p.seller_id
   where p.status = 'active' and p.stock > 0 and ${unblocked(viewer, sql`p.seller_id`)}
   order by p.id desc limit ${MOST}`

/** Said twice it is heard once. @throws NotFound, NothingWanted, NotYourProduct, NotInShop */
export async function answerWanted(ctx: Ctx, wantedId: string, productId: string): Promise<void> {
  const viewer = signedIn(ctx)
  const [both] = await ctx.sql<{ wanted: boolean; mine: boolean; offered: boolean }>(sql`
    select w.kind = 'wanted' and w.status = 'active' and w.stock > 0 and w.seller_id <> ${viewer.id}::uuid as wanted,
           p.seller_id = ${viewer.id}::uuid as mine, p.status = 'active' and p.stock > 0 and p.kind <> 'wanted' as offered
      from products w join products p on p.school_id = w.school_id and p.id = ${productId}::uuid
     where w.id = ${wantedId}::uuid and w.status in ('active', 'expired') and p.status <> 'deleted'
       and ${unblocked(viewer, sql`w.seller_id`)} and ${unblocked(viewer, sql`p.seller_id`)}`)
  if (!both) throw new NotFound()
  if (!both.mine) throw new NotYourProduct()
  if (!both.wanted) throw new NothingWanted()
  if (!both.offered) throw new NotInShop()
  ctx.write(sql`
    insert into wanted_matches (wanted_id, product_id, at) values (${wantedId}::uuid, ${productId}::uuid, ${ctx.now}) on conflict do nothing`)
  await publish(ctx, wantedAnswered, { wanted_id: wantedId, product_id: productId, seller_id: viewer.id })
}
