import { noShowContested, noShowDecided, noShowSaid } from '../../../handoff/topics.ts'
import { after, type Job } from '../../../job.ts'
import { orderForPeople } from '../../../orders/notice.ts'
import { staffBut, tell } from '../../tell.ts'
import { tellOrder } from './order-news.ts'
import { first, goods, listed } from './order-words.ts'

const QUEUE = 'notifications'

interface Accused {
  accused_id: string
  order_id: string
}

/** What those hear of whom it is said that they did not come, who said it, and who has to decide. */
export const noShowNews: Job[] = [
  after(noShowSaid, QUEUE, 'tell-no-show-said', async (ctx, said, services) => {
    const order = await orderForPeople(ctx, said.order_id)
    if (!order) return
    const sellerAccused = said.accused_id === order.seller.id
    const who = first(sellerAccused ? order.buyer : order.seller)
    const otherwise = sellerAccused ? `${who} gets all the money back` : 'it counts as missed'
    await tellOrder(ctx, services, order, {
      kind: 'no_show_said',
      about: `no_show_said:${said.no_show_id}`,
      said: listed({
        [sellerAccused ? 'seller' : 'buyer']: {
          title: `${who} says that you did not come`,
          body: `It is about ${goods(order)}. Say what happened within 24 hours; otherwise ${otherwise}.`,
          mail: true,
        },
      }),
    })
  }),
  after(noShowContested, QUEUE, 'tell-no-show-contested', async (ctx, said, services) => {
    await tell(ctx, services, {
      to: await staffBut(ctx, [said.accused_id, said.said_by_id]),
      about: 'no_shows_waiting',
      kind: 'no_shows_waiting',
      title: 'A missed meeting waits for your decision',
      body: 'The two of an order do not agree on who came.',
      href: '/admin/no-shows',
      grows: true,
    })
  }),
  after(noShowDecided, QUEUE, 'tell-no-show-decided', async (ctx, said, services) => {
    const order = await orderForPeople(ctx, said.order_id)
    // Met, called off or taken back: that is told by itself.
    if (!order || (said.state === 'dismissed' && !said.decided_by_id)) return
    const stands = said.state !== 'dismissed'
    const missed = first(said.accused_id === order.seller.id ? order.seller : order.buyer)
    const line = {
      title: stands
        ? `It stands that ${missed} did not come`
        : `It does not stand that ${missed} did not come`,
      body: nextFor(said, stands),
      mail: Boolean(said.decided_by_id),
    }
    await tellOrder(ctx, services, order, {
      kind: 'no_show_decided',
      about: `no_show_decided:${said.no_show_id}`,
      said: listed({ buyer: line, seller: line }),
    })
  }),
]

function nextFor({ seller_missed }: Accused & { seller_missed: boolean }, stands: boolean): string {
  if (stands && seller_missed) return 'The buyer gets everything back, and it is for sale again.'
  if (stands) return 'Meet at another time, or call the order off.'
  return seller_missed
    ? 'The order goes on: what is wrong can be said within three days.'
    : 'The order goes on.'
}
