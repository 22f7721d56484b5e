import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { assertUnblocked } from '../../people/blocks.ts'
import { available, canSee } from '../policy.ts'
import { cartLeft } from './topics.ts'

export const OwnProduct = createError('OWN_PRODUCT', 'This is your own listing.', 422)
export const NotEnoughLeft = createError('NOT_ENOUGH_LEFT', 'Only %s of “%s” can be bought now.', 409)
export const CartFull = createError('CART_FULL', 'A cart holds at most %s different things.', 409)

/** As many as one checkout takes, and as many kept for later. */
const MOST_LINES = 50
/** Long enough to have meant to come back. */
const LEFT_MS = 24 * 60 * 60_000

interface Wanted {
  quantity: number
  later: boolean
}

/** Nothing is reserved: that is checkout's. @throws NotFound, OwnProduct, NotEnoughLeft, CartFull */
export async function putInCart(ctx: Ctx, productId: string, { quantity, later }: Wanted): Promise<void> {
  const viewer = signedIn(ctx)
  const kept = await ctx.db.cartItem.findFirst({ where: { userId: viewer.id, productId } })
  // What has gone can still be moved: it is in the cart already.
  if (!kept || !later) await assertForSale(ctx, productId, quantity)
  const where = { userId: viewer.id, productId: { not: productId }, later }
  const others = await ctx.db.cartItem.count({ where })
  if (others >= MOST_LINES) throw new CartFull(MOST_LINES)
  await ctx.sql(sql`
    insert into cart_items (user_id, product_id, quantity, later, price_seen, created_at)
    select ${viewer.id}::uuid, id, ${quantity}::int, ${later}::boolean, price_amount, ${ctx.now}::timestamptz
      from products where id = ${productId}::uuid
    on conflict (school_id, user_id, product_id) do update set quantity = excluded.quantity, later = excluded.later`)
  const first = !kept && !later && others === 0
  if (first)
    await publish(ctx, cartLeft, { user_id: viewer.id }, { at: new Date(ctx.now.getTime() + LEFT_MS) })
}

async function assertForSale(ctx: Ctx, productId: string, quantity: number): Promise<void> {
  const viewer = signedIn(ctx)
  const product = await ctx.db.product.findFirst({ where: { id: productId } })
  if (!product || !canSee(viewer, product)) throw new NotFound()
  await assertUnblocked(ctx, product.sellerId)
  if (product.sellerId === viewer.id) throw new OwnProduct()
  if (available(product) < quantity) throw new NotEnoughLeft(available(product), product.title)
}

/** Removing what is not in the cart changes nothing; what is not at this school is not there to be removed. @throws NotFound */
export async function removeFromCart(ctx: Ctx, productId: string): Promise<void> {
  if (!(await ctx.db.product.findFirst({ where: { id: productId }, select: { id: true } })))
    throw new NotFound()
  await ctx.db.cartItem.deleteMany({ where: { userId: signedIn(ctx).id, productId } })
}

/** The buyer agrees to these prices and no others: what has changed again since is asked about again. */
export async function acceptPrices(ctx: Ctx, prices: { productId: string; amount: number }[]): Promise<void> {
  const ids = prices.map(({ productId }) => productId)
  const amounts = prices.map(({ amount }) => amount)
  await ctx.sql(sql`
    update cart_items c set price_seen = agreed.amount
      from unnest(${ids}::uuid[], ${amounts}::int[]) as agreed(product_id, amount)
     where c.user_id = ${signedIn(ctx).id}::uuid and c.product_id = agreed.product_id`)
}
