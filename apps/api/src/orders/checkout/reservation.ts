import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { unblocked } from '../../people/blocks.ts'
import type { Delivery, OrderItemRow, OrderRow } from '../order-rows.ts'

export const OutOfStock = createError('OUT_OF_STOCK', '“%s” is not available any more in this quantity.', 409)
export const OwnProduct = createError('OWN_PRODUCT', 'You cannot buy “%s”: it is your own.', 422)

export interface Wanted {
  productId: string
  quantity: number
  /** What its seller has agreed to, where that is the price. */
  offerId?: string | undefined
}

/** A product as it is bought. */
export interface ReservedItem extends OrderItemRow {
  sellerId: string
  sellerName: string
  currency: string
  delivery: Delivery
}

/**
 * Takes stock before any money, all or nothing: the condition is in the update, so the last unit goes to one buyer. Rows are locked in
 * the order of their ids, so that two carts cannot wait for each other. @throws OutOfStock, OwnProduct, NotFound
 */
export async function reserve(ctx: Ctx, wanted: Wanted[]): Promise<ReservedItem[]> {
  const viewer = signedIn(ctx)
  const ids = wanted.map(({ productId }) => productId)
  const quantities = wanted.map(({ quantity }) => quantity)
  lockInOrder(ctx, ids)
  const items = await ctx.sql<ReservedItem>(sql`
    update products p set stock = p.stock - w.quantity, reserved = p.reserved + w.quantity
      from unnest(${ids}::uuid[], ${quantities}::int[]) as w(id, quantity), users u
     where p.id = w.id and p.status = 'active' and p.kind in ('sale', 'free') and p.stock >= w.quantity and u.school_id = p.school_id and u.id = p.seller_id
       and u.status = 'active' and ${unblocked(viewer, sql`p.seller_id`)}
    returning p.id as "productId", p.title, p.category, p.price_amount as "unitAmount", p.currency, p.delivery, w.quantity,
              p.seller_id as "sellerId", u.name as "sellerName"`)
  if (items.length < ids.length)
    throw await whyNot(
      ctx,
      ids.filter((id) => !items.some(({ productId }) => productId === id)),
    )
  const own = items.find(({ sellerId }) => sellerId === viewer.id)
  if (own) throw new OwnProduct(own.title)
  return items.sort((a, b) => (a.productId < b.productId ? -1 : 1))
}

type Reserving = Pick<OrderRow, 'id' | 'items'>

/** What orders had reserved can be bought again. */
export async function release(ctx: Ctx, orders: Reserving[]): Promise<void> {
  lockInOrder(ctx, productsOf(orders))
  ctx.write(sql`
    update products p set stock = p.stock + i.quantity, reserved = p.reserved - i.quantity
      from (select product_id, sum(quantity)::int as quantity from order_items
             where order_id = any(${orders.map(({ id }) => id)}::uuid[]) group by product_id) i
     where p.id = i.product_id`)
}

/** What an order had reserved has left the campus’s shelf. */
export async function handOver(ctx: Ctx, order: Reserving): Promise<void> {
  lockInOrder(ctx, productsOf([order]))
  ctx.write(sql`
    update products p set reserved = p.reserved - i.quantity from order_items i
     where i.order_id = ${order.id}::uuid and i.school_id = p.school_id and p.id = i.product_id`)
}

function lockInOrder(ctx: Ctx, ids: string[]): void {
  if (ids.length > 1)
    ctx.write(sql`select id from products where id = any(${ids}::uuid[]) order by id for no key update`)
}

/** What an order asks for never changes, so an order that was read before its row was locked will do. */
function productsOf(orders: Reserving[]): string[] {
  return [...new Set(orders.flatMap(({ items }) => items.map(({ productId }) => productId)))]
}

/** A product that is not there, was taken down or is of somebody blocked is not the buyer’s to know of. */
async function whyNot(ctx: Ctx, missing: string[]): Promise<Error> {
  const [product] = await ctx.sql<{ id: string; title: string }>(sql`
    select p.id, p.title from products p
     where p.id = any(${missing}::uuid[]) and p.status <> 'deleted' and ${unblocked(signedIn(ctx), sql`p.seller_id`)}
     order by p.id limit 1`)
  return product
    ? Object.assign(new OutOfStock(product.title), { fields: { [product.id]: 'Not available.' } })
    : new NotFound()
}
