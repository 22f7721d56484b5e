import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import { assertUnblocked, unblocked } from '../people/blocks.ts'
import type * as contract from './contract.ts'
import { available, canSee } from './policy.ts'
import { type ListedRow, listedColumns, shownProduct, withSeller } from './product-rows.ts'

export const OwnProduct = createError('OWN_PRODUCT', 'This is your own listing.', 422)
export const NotEnoughLeft = createError('NOT_ENOUGH_LEFT', 'Only %s of “%s” can be bought now.', 409)
export const CartFull = createError('CART_FULL', 'A cart holds at most %s different things.', 409)

/** As many as one checkout takes. */
const MOST_LINES = 50

/** `open`: buyer and seller have not blocked each other. */
type CartRow = ListedRow & { quantity: number; open: boolean }

/** The viewer's cart. What has gone since stays in it, marked, so that its disappearance is seen. */
export async function getCart(ctx: ReadCtx, media: Media): Promise<contract.Cart> {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<CartRow>(sql`
    select ${listedColumns}, c.quantity, ${unblocked(viewer, sql`p.seller_id`)} as open
      from cart_items c join ${withSeller} on p.school_id = c.school_id and p.id = c.product_id
     where c.user_id = ${viewer.id}::uuid
     order by c.created_at, c.product_id`)
  const left = (row: CartRow) => (row.open ? available(row) : 0)
  const buyable = rows.filter((row) => left(row) > 0)
  const { currency } = ctx.school
  return {
    items: rows.map((row) => ({
      product: shownProduct(media, row, viewer),
      quantity: row.quantity,
      available: left(row),
      lineTotal: { amount: row.priceAmount * row.quantity, currency: row.currency },
    })),
    total: {
      amount: buyable.reduce((sum, row) => sum + row.priceAmount * Math.min(row.quantity, left(row)), 0),
      currency,
    },
    sellers: new Set(buyable.map((row) => row.sellerId)).size,
    count: rows.reduce((sum, row) => sum + row.quantity, 0),
  }
}

/** Nothing is reserved: that is checkout's. @throws NotFound, OwnProduct, NotEnoughLeft, CartFull */
export async function putInCart(
  ctx: Ctx,
  media: Media,
  productId: string,
  quantity: number,
): Promise<contract.Cart> {
  const viewer = signedIn(ctx)
  const product = await ctx.db.product.findFirst({ where: { id: productId } })
  if (!product || !canSee(viewer, product)) throw new NotFound()
  await assertUnblocked(ctx, product.sellerId)
  if (product.sellerId === viewer.id) throw new OwnProduct()
  if (available(product) < quantity) throw new NotEnoughLeft(available(product), product.title)
  const others = await ctx.db.cartItem.count({ where: { userId: viewer.id, productId: { not: productId } } })
  if (others >= MOST_LINES) throw new CartFull(MOST_LINES)
  await ctx.sql(sql`
    insert into cart_items (user_id, product_id, quantity, created_at)
    values (${viewer.id}::uuid, ${productId}::uuid, ${quantity}, ${ctx.now})
    on conflict (school_id, user_id, product_id) do update set quantity = excluded.quantity`)
  return await getCart(ctx, media)
}

/** Removing what is not in the cart changes nothing; what is not at this school is not there to be removed. */
export async function removeFromCart(ctx: Ctx, media: Media, productId: string): Promise<contract.Cart> {
  if (!(await ctx.db.product.findFirst({ where: { id: productId }, select: { id: true } })))
    throw new NotFound()
  const { count } = await ctx.db.cartItem.deleteMany({ where: { userId: signedIn(ctx).id, productId } })
  if (!count && !(await ctx.db.product.findFirst({ where: { id: productId }, select: { id: true } })))
    throw new NotFound()
  return await getCart(ctx, media)
}
