import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { detailRow } from '../detail/detail-row.ts'
import { enter, firstWords } from '../listing/create.ts'
import { lockOfferable } from './offering.ts'
import { OF_ORIGINAL } from './original.ts'

export const PriceNeeded = createError('PRICE_NEEDED', 'Say what it costs.', 422)

interface Earlier {
  title: string
  description: string
  price: number | null
}

/**
 * A new listing of a picture that the viewer owns, in the words of the one before.
 * @throws NotFound, NotYourPicture, PictureBarred, PictureDisputed, OfferedAlready, PriceNeeded, Prohibited
 */
export async function relistPicture(ctx: Ctx, pictureId: string, asked?: number) {
  const viewer = signedIn(ctx)
  const picture = await lockOfferable(ctx, pictureId)
  const { title, description, price } = await earlier(ctx, pictureId, viewer.id)
  const amount = asked ?? price
  if (!amount) throw Object.assign(new PriceNeeded(), { fields: { price: new PriceNeeded().message } })
  const id = v7()
  const listing = { ...OF_ORIGINAL, title, description, brand: '', swapFor: '', price: { amount } }
  const place = await enter(ctx, id, listing)
  const { price: _price, ...columns } = listing
  await ctx.db.product.createMany({
    data: {
      ...columns,
      ...place,
      id,
      pictureId,
      photoKey: picture.previewKey,
      delivery: 'digital',
      sellerId: viewer.id,
      priceAmount: amount,
      currency: ctx.school.currency,
      createdAt: ctx.now,
    },
  })
  const row = await detailRow(ctx, viewer, id)
  if (!row) throw new Error('A listing that was just written is there.')
  await publishAll(ctx, firstWords(ctx, row))
  return { productId: id, status: row.status }
}

/** How it was offered last, and what the viewer paid for it, or asked for it, last. */
async function earlier(ctx: Ctx, pictureId: string, viewerId: string): Promise<Earlier> {
  const [last] = await ctx.sql<Earlier>(sql`
    select d.title, d.description, coalesce(
             (select w.price from picture_owners w
               where w.school_id = d.school_id and w.picture_id = d.picture_id and w.owner_id = ${viewerId}::uuid and w.price is not null
               order by w.position desc limit 1),
             (select own.price_amount from products own
               where own.school_id = d.school_id and own.picture_id = d.picture_id and own.seller_id = ${viewerId}::uuid
               order by own.id desc limit 1)) as price
      from products d where d.picture_id = ${pictureId}::uuid order by d.id desc limit 1`)
  return last ?? { title: '', description: '', price: null }
}
