import { moneyWords } from '@banter/billing/money-words'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { after, type Job, type Services } from '../../../job.ts'
import { takePriceDrop } from '../../../marketplace/favourites/price-drops.ts'
import { productUpdated } from '../../../marketplace/topics.ts'
import { peopleWhere, tell } from '../../tell.ts'

/** Whatever has changed: what was paused while it got cheaper is told when it is back. */
export const favouriteNews: Job[] = [
  after(productUpdated, 'notifications', 'tell-price-drop', (ctx, { product_id }, services) =>
    tellPriceDrop(ctx, product_id, services),
  ),
]

/** Those who knew the same price are told in the same words. */
async function tellPriceDrop(ctx: Ctx, id: string, services: Services): Promise<void> {
  const drop = await takePriceDrop(ctx, id)
  if (!drop) return
  const { title, currency, amount, savers } = drop
  const costs = amount === 0 ? 'free' : moneyWords(amount, currency)
  for (const was of new Set(savers.map((saver) => saver.was))) {
    const ids = savers.filter((saver) => saver.was === was).map(({ userId }) => userId)
    await tell(ctx, services, {
      to: await peopleWhere(ctx, sql`u.id = any(${ids}::uuid[])`, null),
      about: `price_drop:${id}:${amount}`,
      kind: 'price_drop',
      title: `“${title}” is ${costs} now`,
      body: `It was ${moneyWords(was, currency)} when you last heard of it.`,
      href: `/products/${id}`,
      mail: { label: 'See it', reason: 'You get this because you saved it on Banter.' },
    })
  }
}
