import { moneyWords } from '@banter/billing/money-words'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { assertNotAhead, IdTaken } from '../http/new-id.ts'
import type { DetailRow } from '../marketplace/detail/detail-row.ts'
import { seenRow } from '../marketplace/detail/product-detail.ts'
import type { Media } from '../media/media.ts'
import type { makeOffer as contract, Negotiation } from './contract.ts'
import { expire } from './endings.ts'
import { factOf, findOffer, movesOf, writeMove } from './offer-rows.ts'
import { getNegotiation } from './offer-view.ts'
import { ANSWER_MS, leastOffer, MOST_OPEN, MOST_TRIES } from './policy.ts'
import { offerLapses, offerMade } from './topics.ts'

export const OwnListing = createError(
  'OWN_PRODUCT',
  'You cannot make an offer for “%s”: it is your own.',
  422,
)
export const NoOffers = createError('NO_OFFERS', 'The seller of “%s” takes no offers.', 422)
export const NotThere = createError('NOT_AVAILABLE', '“%s” is not available in this quantity now.', 409)
export const TooLow = createError('OFFER_TOO_LOW', 'The seller looks at offers from %s on.', 422)
export const TooHigh = createError('OFFER_TOO_HIGH', 'It costs %s: offer less, or buy it.', 422)
export const OfferOpen = createError('OFFER_OPEN', 'You have an offer for “%s” already.', 409)
export const TooManyOffers = createError(
  'TOO_MANY_OFFERS',
  'You have %s offers open. Wait for an answer, or take one back first.',
  409,
)
export const TriedEnough = createError(
  'TRIED_ENOUGH',
  'You have made enough offers for “%s” for today. You can still buy it for what it costs.',
  409,
)

type Asked = z.output<typeof contract.schema.body>

/** Sent again under the same id, it is the offer that is there. @throws what is declared above, NotFound, IdAhead, IdTaken */
export async function makeOffer(
  ctx: Ctx,
  media: Media,
  productId: string,
  asked: Asked,
): Promise<Negotiation> {
  const viewer = signedIn(ctx)
  assertNotAhead(ctx, asked.id)
  // Two at once of one buyer wait for each other: so they are counted, and one that was sent twice finds its first.
  ctx.write(sql`select pg_advisory_xact_lock(hashtextextended(${viewer.id} || ' offers', 0))`)
  const id = asked.id ?? v7()
  if (asked.id && (await isSame(ctx, productId, id, asked))) return await getNegotiation(ctx, media, id)
  const product = await seenRow(ctx, productId)
  assertOffered(viewer.id, product)
  assertPrice(product, asked)
  await assertFew(ctx, product)
  await write(ctx, id, product, asked)
  return await getNegotiation(ctx, media, id)
}

async function write(ctx: Ctx, id: string, product: DetailRow, { amount, quantity, note }: Asked) {
  const { id: productId, sellerId, currency } = product
  const buyerId = signedIn(ctx).id
  const expiresAt = new Date(ctx.now.getTime() + ANSWER_MS)
  const made = await ctx.sql<{ id: string }>(sql`
    insert into offers (id, product_id, buyer_id, seller_id, amount, currency, quantity, expires_at, created_at, updated_at)
    values (${id}::uuid, ${productId}::uuid, ${buyerId}::uuid, ${sellerId}::uuid, ${amount}, ${currency}, ${quantity},
            ${expiresAt}, ${ctx.now}, ${ctx.now})
    on conflict do nothing returning id`)
  if (!made.length) throw new IdTaken()
  writeMove(ctx, [id], { move: 'offer', actorId: buyerId, note })
  await publishAll(ctx, [
    statement(offerMade, factOf({ id, productId, buyerId, sellerId, amount, currency, quantity })),
    statement(offerLapses, { offer_id: id }, expiresAt),
  ])
}

/** @throws IdTaken when another thing has this id */
async function isSame(ctx: Ctx, productId: string, id: string, asked: Asked): Promise<boolean> {
  const there = await findOffer(ctx, id)
  if (!there) return false
  const [first] = await movesOf(ctx, id)
  const same =
    there.buyerId === signedIn(ctx).id &&
    there.productId === productId &&
    there.quantity === asked.quantity &&
    first?.amount === asked.amount
  if (!same) throw new IdTaken()
  return true
}

function assertOffered(buyerId: string, product: DetailRow): void {
  if (product.sellerId === buyerId) throw new OwnListing(product.title)
  if (product.kind !== 'sale' || !product.negotiable) throw new NoOffers(product.title)
}

function assertPrice(product: DetailRow, { amount, quantity }: Asked): void {
  if (product.status !== 'active' || product.stock < quantity)
    throw Object.assign(new NotThere(product.title), { fields: { quantity: 'Not available.' } })
  if (amount >= product.priceAmount) throw tooHigh(product)
  assertNotTooLow(product, amount)
}

type Priced = Pick<DetailRow, 'priceAmount' | 'leastOfferPct' | 'currency'>

export function tooHigh({ priceAmount, currency }: Priced) {
  const error = new TooHigh(moneyWords(priceAmount, currency))
  return Object.assign(error, { fields: { amount: error.message } })
}

/** What the seller does not want to look at is refused at once, unseen. @throws TooLow */
export function assertNotTooLow({ priceAmount, leastOfferPct, currency }: Priced, amount: number): void {
  const least = leastOffer(priceAmount, leastOfferPct)
  if (amount >= least) return
  const error = new TooLow(moneyWords(least, currency))
  throw Object.assign(error, { fields: { amount: error.message } })
}

/** @throws OfferOpen, TooManyOffers, TriedEnough */
async function assertFew(ctx: Ctx, { id, title }: DetailRow): Promise<void> {
  const buyer = signedIn(ctx).id
  await expire(ctx, sql`o.product_id = ${id}::uuid and o.buyer_id = ${buyer}::uuid`)
  const day = new Date(ctx.now.getTime() - 24 * 3_600_000)
  const [count] = await ctx.sql<{ here: number; open: number; tries: number }>(sql`
    select count(*) filter (where live and product_id = ${id}::uuid)::int as here, count(*) filter (where live)::int as open,
           count(*) filter (where product_id = ${id}::uuid and state <> 'paid' and created_at > ${day})::int as tries
      from (select product_id, state, created_at, state in ('open', 'accepted') and (order_id is not null or expires_at > ${ctx.now}) as live
              from offers where buyer_id = ${buyer}::uuid and (state in ('open', 'accepted') or product_id = ${id}::uuid)) mine`)
  if (!count) return
  if (count.here) throw new OfferOpen(title)
  if (count.open >= MOST_OPEN) throw new TooManyOffers(count.open)
  if (count.tries >= MOST_TRIES) throw new TriedEnough(title)
}
