import { after, type Job } from '../../../job.ts'
import { leftInCart } from '../../../marketplace/cart/left-cart.ts'
import { cartLeft } from '../../../marketplace/cart/topics.ts'
import { tell, thePerson } from '../../tell.ts'

/** Once for each cart, and never a second time: whoever does not come back has had their reasons. */
export const cartNews: Job[] = [
  after(cartLeft, 'notifications', 'tell-cart-left', async (ctx, { user_id }, services) => {
    const left = await leftInCart(ctx, user_id)
    if (!left) return
    const more = left.others ? ` and ${left.others} more` : ''
    await tell(ctx, services, {
      to: await thePerson(ctx, user_id, null),
      about: `cart:${ctx.now.toISOString().slice(0, 10)}`,
      kind: 'cart_left',
      title: `Still in your cart: ${left.title}${more}`,
      body: 'It is not reserved: somebody else can buy it.',
      href: '/cart',
    })
  }),
]
