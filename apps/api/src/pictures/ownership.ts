import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, type Statement, statement } from '@banter/tenants/outbox'
import { passMedia } from '../media/uses.ts'
import { disputed } from './picture-rows.ts'
import { originalsDelivered, originalsWithheld, pictureReturned, pictureSold } from './topics.ts'

interface Sold {
  pictureId: string
  productId: string
  originalId: string
  ownerId: string
  licence: string
  gone: boolean
  price: number
}

interface Paid {
  order_id: string
  buyer_id: string
  seller_id: string
}

/**
 * The job: a paid order's originals are its buyer's, all of them or none. The order and the pictures are locked, so no refund and no other
 * sale comes in between. Where the seller does not own one any more, or asks for what they paid for it back, the buyer is owed the money
 * and gets nothing.
 */
export async function deliverOriginals(ctx: Ctx, { order_id, buyer_id, seller_id }: Paid): Promise<void> {
  const [order] = await ctx.sql<{ state: string }>(
    sql`select state from orders where id = ${order_id}::uuid for no key update`,
  )
  if (order?.state !== 'held') return
  const sold = await ctx.sql<Sold>(sql`
    select p.id as "pictureId", d.id as "productId", p.original_id as "originalId", p.owner_id as "ownerId", p.licence,
           p.deleted_at is not null or p.barred_at is not null as gone, i.unit_amount as price
      from order_items i
      join products d on d.school_id = i.school_id and d.id = i.product_id
      join pictures p on p.school_id = d.school_id and p.id = d.picture_id
     where i.order_id = ${order_id}::uuid order by p.id for no key update of p`)
  const gone = !sold.length || sold.some(({ ownerId, ...picture }) => picture.gone || ownerId !== seller_id)
  if (gone || (await areDisputed(ctx, sold)))
    return publishAll(ctx, [statement(originalsWithheld, { order_id })])
  for (const picture of sold) {
    passOn(ctx, picture, buyer_id)
    write(ctx, picture, { how: 'bought', to: buyer_id, orderId: order_id, price: picture.price })
  }
  await publishAll(ctx, [
    ...sold.map(({ pictureId, productId }) =>
      statement(pictureSold, {
        picture_id: pictureId,
        order_id,
        product_id: productId,
        from_id: seller_id,
        to_id: buyer_id,
      }),
    ),
    statement(originalsDelivered, { order_id }),
  ])
}

/** Asked once they are locked: whoever disputes the sale by which they have one locks it too. */
async function areDisputed(ctx: Ctx, sold: Sold[]): Promise<boolean> {
  const ids = sold.map(({ pictureId }) => pictureId)
  const rows = await ctx.sql(
    sql`select from pictures p where p.id = any(${ids}::uuid[]) and ${disputed} limit 1`,
  )
  return rows.length > 0
}

interface Back {
  pictureId: string
  originalId: string
  licence: string
  buyerId: string
  /** The sale by which its owner has it now: the last one that was not paid back. */
  standing: boolean
}

/**
 * The job: all of an order's money went back, so its pictures do too. One that was sold on meanwhile stays with who bought it in good
 * faith: that sale stands.
 */
export async function takeBackOriginals(
  ctx: Ctx,
  { order_id, seller_id, whole }: { order_id: string; seller_id: string; whole: boolean },
): Promise<void> {
  if (!whole) return
  const bought = await ctx.sql<Back>(sql`
    select p.id as "pictureId", p.original_id as "originalId", p.licence, w.owner_id as "buyerId", ${isStanding} as standing
      from pictures p join picture_owners w on w.school_id = p.school_id and w.picture_id = p.id
     where w.order_id = ${order_id}::uuid and w.how = 'bought' order by p.id for no key update of p`)
  const said: Statement[] = []
  for (const picture of bought.filter(({ standing }) => standing)) {
    passOn(ctx, picture, seller_id)
    write(ctx, picture, { how: 'returned', to: seller_id, orderId: order_id, price: null })
    said.push(
      statement(pictureReturned, {
        picture_id: picture.pictureId,
        order_id,
        from_id: picture.buyerId,
        to_id: seller_id,
      }),
    )
  }
  await publishAll(ctx, said)
}

/** Of `picture_owners w`: it was not paid back, and neither was any sale after it left standing. */
const isStanding = sql`
  w.position = (select max(s.position) from picture_owners s
                 where s.school_id = w.school_id and s.picture_id = w.picture_id and s.how = 'bought' and not exists (
                   select from picture_owners r where r.school_id = s.school_id and r.picture_id = s.picture_id
                      and r.order_id = s.order_id and r.how = 'returned'))`

/** The picture and its file go together: whoever had them can neither download, nor sell, nor delete. */
function passOn(ctx: Ctx, { pictureId, originalId }: Pick<Sold, 'pictureId' | 'originalId'>, to: string) {
  ctx.write(sql`update pictures set owner_id = ${to}::uuid where id = ${pictureId}::uuid`)
  passMedia(ctx, originalId, to)
}

interface Entry {
  how: 'bought' | 'returned'
  to: string
  orderId: string
  price: number | null
}

function write(ctx: Ctx, { pictureId, licence }: Pick<Sold, 'pictureId' | 'licence'>, entry: Entry) {
  ctx.write(sql`
    insert into picture_owners (picture_id, position, how, owner_id, order_id, price, licence, since)
    select ${pictureId}::uuid, max(position) + 1, ${entry.how}, ${entry.to}::uuid, ${entry.orderId}::uuid, ${entry.price}::int, ${licence}, ${ctx.now}
      from picture_owners where picture_id = ${pictureId}::uuid`)
}
